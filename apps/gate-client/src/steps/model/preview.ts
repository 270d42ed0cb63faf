import type { Facts } from '@cordon/protocol/decision.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { rulesOfSteps } from '@cordon/protocol/steps/rules.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import {
  type VisitStep,
  isUnderWay,
  type StepEntry,
  type VisitState,
  type VisitUnderWay,
} from '@cordon/protocol/visit/state.ts';
import { judge } from '@cordon/protocol/visit/judge.ts';
import { applyWaivers } from '@cordon/protocol/visit/waivers.ts';

export type PreviewFacts = { now: Instant; site: SiteState } & Pick<Facts, 'holders' | 'plates'>;

/**
 * [U118] What this report would be found to be, by the same rules as the server's: the officer knows before the press
 * that the vehicle will be held. Never for the comparison at the exit, which is blind.
 *
 * @param correcting the entry that the report would replace; it is judged as of its own moment
 */
export function previewOf(
  visit: VisitState,
  step: VisitStep,
  report: StepReport,
  { now, site, ...others }: PreviewFacts,
  correcting: StepEntry | null,
): Finding[] {
  if (rulesOfSteps[report.kind].isBlind === true) return [];
  const underWay = asUnderWay(visit, site, now);
  if (underWay === null) return [];
  const facts: Facts = {
    now: correcting?.recordedAt ?? now,
    site,
    ...others,
    actor: { kind: 'system', name: 'clock' },
  };
  const all = step.progress?.entries ?? [];
  const entries = correcting === null ? all : othersOf(all, correcting, report);
  const judged = judge({ visit: underWay, step, entries, facts }, report);
  if (!Array.isArray(judged)) return [];
  return applyWaivers(visit, step.id, judged, facts.now, jumpsOf(site)).filter(isOpenFail);
}

/* Of the crew everybody else's report counts; of other steps what came later does not. */
function othersOf(all: readonly StepEntry[], correcting: StepEntry, { kind }: StepReport): readonly StepEntry[] {
  return rulesOfSteps[kind].perPerson !== undefined ? all.filter(({ version }) => version !== correcting.version) : [];
}

/** A vehicle that is only announced is judged as if it stood at the gate with today's figures. */
function asUnderWay(visit: VisitState, site: SiteState, now: Instant): VisitUnderWay | null {
  if (isUnderWay(visit)) return visit;
  if (visit.status !== 'expected') return null;
  return {
    ...visit,
    status: 'atGate',
    gateId: '',
    limits: site.limits,
    arrivedAt: now,
    admittedAt: null,
    currentSince: now,
    held: null,
  };
}
