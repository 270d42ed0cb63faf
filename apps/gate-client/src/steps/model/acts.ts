import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { type ActName, type StepReport, stepShapes } from '@cordon/protocol/steps/kinds.ts';
import { rulesOfSteps } from '@cordon/protocol/steps/rules.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { verifiedPeople } from '@cordon/protocol/steps/verify-crew/step.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { waitEndOf } from '@cordon/protocol/visit/due.ts';
import { isDrive, lastReachedStop, nextSteps, stepThat } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, isUnderWay, type VisitState, type VisitUnderWay } from '@cordon/protocol/visit/state.ts';

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
    const arrive = stepThat('arrives', visit);
    const [gate] = gates;
    return arrive === undefined || gate === undefined
      ? []
      : [{ name: actName(arrive), step: arrive, stationId: gate, readyAt: null }];
  }
  if (!isUnderWay(visit) || visit.held !== null) return [];
  return nextSteps(visit).flatMap((step) => {
    const name = actName(step);
    const stationId = stationFor(visit, step, gates);
    if (stationId === null || !stations.includes(stationId)) return [];
    return [
      { name, step, stationId, readyAt: step.status === 'running' ? waitEndOf(visit, step, jumpsOf(site)) : null },
    ];
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
  return rulesOfSteps[step.kind].act?.(step) ?? stepShapes[step.kind].acts[0];
}

/* The same places as the rule [A2] of the visit knows; null when it is none of these. */
function stationFor(visit: VisitUnderWay, step: VisitStep, gates: readonly string[]): string | null {
  if (isDrive(step) && step.status === 'pending') {
    const stop = lastReachedStop(visit);
    return stop === null ? null : (visit.declaration.stops[stop] ?? null);
  }
  if (step.where === 'point') return step.stationId;
  return visit.status === 'atGate' ? visit.gateId : (gates[0] ?? null);
}

/** What is reported without a form, because there is nothing to fill in. */
export function plainReport({ name, step }: Act): StepReport | null {
  return rulesOfSteps[step.kind].plainReport?.(name) ?? null;
}

/** [U143] Whose turn it is: the first of the crew who has not passed; null when everybody has. */
export function nextPerson(crew: readonly CrewMember[], step: VisitStep): CrewMember | null {
  const verified = verifiedPeople(step.progress?.entries ?? []);
  return crew.find(({ personId }) => !verified.has(personId)) ?? null;
}
