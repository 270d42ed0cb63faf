import { type ClockJump, jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { contactOverAt } from '@cordon/protocol/visit/due.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import { lastReachedStop, lastWetting, nextSteps, stepsOf, type VisitStep } from '@cordon/protocol/visit/route.ts';
import { isUnderWay, type VisitState, type VisitUnderWay } from '@cordon/protocol/visit/state.ts';

export const actNames = [
  'arrive',
  'start',
  'finish',
  'verify-crew',
  'seal',
  'admit',
  'depart',
  'reach',
  'dock',
  'unload',
  'load',
  'reconcile',
  'release',
] as const;
export type ActName = (typeof actNames)[number];

/** Something that may be reported of a visit, from a station of one's own. */
export type Act = {
  name: ActName;
  step: VisitStep;
  stationId: string;
  readyAt: Instant | null; // a finish has to wait until the contact time is over
};

/**
 * [U110] What may be done with this visit now by somebody at these stations, in the plan's order. A held visit waits for
 * a supervisor, whatever step it stands at.
 */
export function actsOf(visit: VisitState, stations: readonly string[], site: SiteState): Act[] {
  const gates = site.stations.filter(({ id, kind }) => kind === 'gate' && stations.includes(id)).map(({ id }) => id);
  if (visit.status === 'expected') {
    const [arrive] = stepsOf(visit);
    const [gate] = gates;
    return arrive === undefined || gate === undefined
      ? []
      : [{ name: 'arrive', step: arrive, stationId: gate, readyAt: null }];
  }
  if (!isUnderWay(visit) || visit.held !== null) return [];
  return nextSteps(visit).flatMap((step) => {
    const name = actName(step);
    const stationId = stationFor(visit, step, name, gates);
    if (stationId === null || !stations.includes(stationId)) return [];
    return [{ name, step, stationId, readyAt: name === 'finish' ? contactEndOf(visit, step, jumpsOf(site)) : null }];
  });
}

/**
 * [U111] The one next step: while an agent works, what the plan lets go on meanwhile comes first; when its time is over,
 * finishing does.
 */
export function nextAct(acts: readonly Act[], now: Instant): Act | null {
  return acts.find((act) => isReady(act, now)) ?? acts[0] ?? null;
}

export function isReady({ readyAt }: Act, now: Instant): boolean {
  return readyAt === null || now >= readyAt;
}

function actName(step: VisitStep): ActName {
  switch (step.kind) {
    case 'disinfect':
      return lastWetting(step.progress?.entries ?? []) === null ? 'start' : 'finish';
    case 'leg':
      return step.status === 'pending' ? 'depart' : 'reach';
    default:
      return step.kind;
  }
}

/* The same places as the rule [A2] of the visit knows; null when it is none of these. */
function stationFor(visit: VisitUnderWay, step: VisitStep, name: ActName, gates: readonly string[]): string | null {
  if (name === 'depart') {
    const stop = lastReachedStop(visit);
    return stop === null ? null : (visit.declaration.stops[stop] ?? null);
  }
  if (step.where === 'point') return step.stationId;
  return visit.status === 'atGate' ? visit.gateId : (gates[0] ?? null);
}

/** When the running disinfection may be finished; null before the first wetting. */
export function contactEndOf(visit: VisitUnderWay, step: VisitStep, jumps: readonly ClockJump[]): Instant | null {
  const wetting = lastWetting(step.progress?.entries ?? []);
  return wetting === null ? null : contactOverAt(visit, wetting.recordedAt, jumps);
}

/** What is reported without a form, because there is nothing to fill in. */
export function plainReport({ name }: Act): StepReport | null {
  switch (name) {
    case 'finish':
      return { kind: 'disinfect', act: 'finish' };
    case 'depart':
    case 'reach':
      return { kind: 'leg', act: name };
    case 'release':
      return { kind: 'release' };
    case 'arrive':
    case 'start':
    case 'verify-crew':
    case 'seal':
    case 'admit':
    case 'dock':
    case 'unload':
    case 'load':
    case 'reconcile':
      return null;
    default:
      return name satisfies never;
  }
}
