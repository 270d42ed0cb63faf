import { localText } from '@cordon/protocol/local-time.ts';
import type { VisitTimeline } from '@cordon/protocol/review/timeline.ts';
import { type Instant, minutesBetween } from '@cordon/protocol/time.ts';
import { evolveVisit } from '@cordon/protocol/visit/evolve.ts';
import { platesOf } from '@cordon/protocol/visit/plates.ts';
import { isClosed, isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { stringify } from 'csv-stringify/sync';

const columns = [
  'visit',
  'plate',
  'trailer',
  'purpose',
  'company',
  'unannounced',
  'status',
  'stops',
  'crew',
  'eta',
  'arrived',
  'admitted',
  'closed',
  'loop_minutes',
  'fails',
  'overrides',
  'deviations',
  'alerts',
  'closed_by',
  'reason',
] as const;

/**
 * [LB4] A night as CSV, one line for each visit: for Excel (byte order mark, CRLF), without formulas, and without anybody's
 * name, number or phone.
 *
 * @param timeZone in which times are written, as 2026-11-23T22:05
 */
export function nightCsv(stories: readonly VisitTimeline[], timeZone: string): string {
  const rows = stories.flatMap((story) => {
    const visit = stateOf(story);
    return visit === null ? [] : [rowOf(visit, story, timeZone)];
  });
  return stringify(rows, {
    columns: [...columns],
    header: true,
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

function rowOf(
  visit: VisitState,
  { alerts }: VisitTimeline,
  timeZone: string,
): Record<(typeof columns)[number], string> {
  const { declaration } = visit;
  const { plate, trailerPlate } = platesOf(visit);
  const there = isUnderWay(visit) || isClosed(visit) ? visit : null;
  const end = isClosed(visit) ? visit : null;
  const at = (moment: Instant | null = null) => (moment === null ? '' : localText(moment, timeZone));
  const findings = Object.values(visit.steps).flatMap(({ entries }) => entries.flatMap((entry) => entry.findings));
  const loop = end !== null && end.admittedAt !== null ? Math.round(minutesBetween(end.admittedAt, end.closedAt)) : '';
  return {
    visit: visit.id,
    plate,
    trailer: trailerPlate ?? '',
    purpose: declaration.purpose,
    company: declaration.company,
    unannounced: visit.unannounced ? 'yes' : 'no',
    status: visit.status,
    stops: declaration.stops.join('|'),
    crew: declaration.crew.map(({ maskedName }) => maskedName).join('|'),
    eta: at(declaration.eta),
    arrived: at(there?.arrivedAt),
    admitted: at(there?.admittedAt),
    closed: at(end?.closedAt),
    loop_minutes: String(loop),
    fails: findings
      .filter(({ outcome }) => outcome === 'fail')
      .map(({ rule }) => rule)
      .join('|'),
    overrides: visit.overrides.map(({ rule, status }) => `${rule}:${status}`).join('|'),
    deviations: visit.deviations.map(({ kind, verdict }) => `${kind}:${verdict ?? 'open'}`).join('|'),
    alerts: String(alerts.filter(({ event }) => event.type === 'alertRaised' || event.type === 'alertRepeated').length),
    closed_by: end?.closedBy.name ?? '',
    reason: end?.reason ?? '',
  };
}

function stateOf({ visitId, visit }: VisitTimeline): VisitState | null {
  let state: VisitState | null = null;
  for (const entry of visit) state = evolveVisit(state, entry.event, entry, visitId);
  return state;
}
