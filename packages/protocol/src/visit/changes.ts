import type { CrewMember } from '../declaration/declaration.ts';
import type { Stamp } from '../decision.ts';
import type { Instant } from '../time.ts';
import type { VisitEvent } from './events.ts';
import type { Change, VisitState, VisitUnderWay } from './state.ts';

/** [X9] The changes at this moment or later. */
export function changesSince(visit: Pick<VisitState, 'changes'>, since: Instant): readonly Change[] {
  return visit.changes.filter(({ at }) => at >= since);
}

type ChangeEvent = Extract<VisitEvent, { type: 'reportCorrected' | 'crewChanged' | 'stopsChanged' }>;

/** Adds the change of an event, with both values, to the visit. */
export function withChange(visit: VisitUnderWay, event: ChangeEvent, { version, at, by }: Stamp): VisitUnderWay {
  const what = changeBy(visit, event);
  if (what === null) return visit;
  return { ...visit, changes: [...visit.changes, { version, at, by, reason: event.reason, what }] };
}

function changeBy(visit: VisitUnderWay, event: ChangeEvent): Change['what'] | null {
  const { crew, stops } = visit.declaration;
  switch (event.type) {
    case 'reportCorrected': {
      const { stepId, entry, report } = event;
      const corrected = visit.steps[stepId]?.entries.find(({ version }) => version === entry);
      return corrected === undefined ? null : { kind: 'report', stepId, entry, was: corrected.report, is: report };
    }
    case 'crewChanged':
      return { kind: 'crew', was: crew, is: event.crew, failed: leftWithFail(visit, event.crew) };
    case 'stopsChanged':
      return { kind: 'stops', was: stops, is: event.stops };
    default:
      return event satisfies never;
  }
}

function leftWithFail(visit: VisitUnderWay, crew: readonly CrewMember[]): string[] {
  const entries = Object.values(visit.steps).flatMap((step) => step.entries);
  return entries.flatMap(({ report, findings }) => {
    if (!('personId' in report) || !findings.some(({ outcome }) => outcome === 'fail')) return [];
    return crew.some(({ personId }) => personId === report.personId) ? [] : [report.personId];
  });
}
