import type { Limits } from '../site/settings.ts';
import type { SiteState } from '../site/state.ts';
import { evolveVisit } from '../visit/evolve.ts';
import type { Finding } from '../visit/finding.ts';
import { stepOf } from '../visit/route.ts';
import type { VisitRule } from '../visit/rules.ts';
import { isUnderWay, type VisitState } from '../visit/state.ts';
import { judge } from '../visit/judge.ts';
import type { VisitTimeline, VisitEntry } from './timeline.ts';

/** A finding that would have another outcome. */
export type FindingDiffers = {
  stepId: string;
  rule: VisitRule;
  personId: string | null;
  at: number; // when the step was reported
  was: Finding['outcome'];
  would: Finding['outcome'];
  seen: Finding['seen'];
};

/**
 * [RV2] The findings that would differ under other limits. Every report is judged twice, by its own limits and by the
 * tried ones. Everything else that rules need (claims, opening hours) is the same for both.
 *
 * @param change the limits to try
 */
export function findingsDiffering(
  { visitId, visit }: VisitTimeline,
  change: Partial<Limits>,
  site: SiteState,
): FindingDiffers[] {
  const differing: FindingDiffers[] = [];
  let state: VisitState | null = null;
  for (const entry of visit) {
    if (state !== null && entry.event.type === 'stepReported') {
      differing.push(...compare(judged(state, entry, {}, site), judged(state, entry, change, site), entry));
    }
    state = evolveVisit(state, entry.event, entry, visitId);
  }
  return differing;
}

function judged(visit: VisitState, entry: VisitEntry, change: Partial<Limits>, site: SiteState): readonly Finding[] {
  const { event, at } = entry;
  if (event.type !== 'stepReported' || !isUnderWay(visit)) return [];
  const other = { ...visit, limits: { ...visit.limits, ...change } };
  const step = stepOf(other, event.stepId);
  if (step === undefined) return [];
  // A batch that was retired later was usable then.
  const then = { ...site, batches: site.batches.map((batch) => ({ ...batch, retired: false })) };
  const facts = {
    now: event.recordedAt ?? at,
    actor: { kind: 'system', name: 'clock' },
    site: then,
    holders: {},
  } as const;
  const findings = judge({ visit: other, step, entries: step.progress?.entries ?? [], facts }, event.report);
  return Array.isArray(findings) ? findings : [];
}

function compare(was: readonly Finding[], would: readonly Finding[], { event, at }: VisitEntry): FindingDiffers[] {
  if (event.type !== 'stepReported') return [];
  const { stepId } = event;
  return would.flatMap((finding) => {
    const { rule, personId, outcome, seen } = finding;
    const before = was.find((one) => one.rule === rule && one.personId === personId);
    if (before === undefined || before.outcome === outcome) return [];
    return [{ stepId, rule, personId, at, was: before.outcome, would: outcome, seen }];
  });
}
