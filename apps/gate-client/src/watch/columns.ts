import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { ClockJump } from '@cordon/protocol/site/clock-jumps.ts';
import type { Place } from '@cordon/protocol/visit/place.ts';
import { type ClosedVisit, isClosed } from '@cordon/protocol/visit/state.ts';
import { isLongOverdue } from '../state/selectors.ts';
import type { Picture } from '../state/picture.ts';
import { byAge, byUrgency, type Card, cardOf } from './card.ts';

export const columnPlaces = ['expected', 'atGate', 'onTheWayIn', 'atPoint', 'onTheWayOut', 'atExit'] as const;
export type ColumnPlace = (typeof columnPlaces)[number];
export type Columns = Readonly<Record<ColumnPlace, readonly Card[]>>;

/** [U64] Every open visit in the column of its place: expected ones by arrival, all others by urgency, then age. */
export function columnsOf(
  { visits, alerts }: Pick<Picture, 'visits' | 'alerts'>,
  now: number,
  jumps: readonly ClockJump[],
): Columns {
  const ofVisit = alertsByVisit(Object.values(alerts).map(({ state }) => state));
  const cards = Object.values(visits).map(({ state }) => cardOf(state, ofVisit.get(state.id) ?? [], now, jumps));
  const at = (place: Place) => cards.filter((card) => card.place === place);
  return {
    expected: at('expected').toSorted(
      (a, b) => Number(isLongOverdue(a.since, now)) - Number(isLongOverdue(b.since, now)) || byAge(a, b),
    ),
    atGate: at('atGate').toSorted(byUrgency),
    onTheWayIn: at('onTheWayIn').toSorted(byUrgency),
    atPoint: at('atPoint').toSorted(byUrgency),
    onTheWayOut: at('onTheWayOut').toSorted(byUrgency),
    atExit: at('atExit').toSorted(byUrgency),
  };
}

function alertsByVisit(alerts: readonly AlertState[]): Map<string, AlertState[]> {
  const found = new Map<string, AlertState[]>();
  for (const alert of alerts) {
    if (alert.visitId === null || alert.closed !== null) continue;
    found.set(alert.visitId, [...(found.get(alert.visitId) ?? []), alert]);
  }
  return found;
}

/** [U65] How tonight's visits ended, as far as the picture reaches back. */
export function closedCounts({ visits }: Pick<Picture, 'visits'>): Record<ClosedVisit['status'], number> {
  const counts = { released: 0, refused: 0, escortedOut: 0, cancelled: 0, lapsed: 0 };
  for (const { state } of Object.values(visits)) if (isClosed(state)) counts[state.status] += 1;
  return counts;
}

/** [U64] Vehicles beyond the barrier: the number that must be nought before anybody may leave the dormitories. */
export function insideCount(columns: Columns): number {
  const { onTheWayIn, atPoint, onTheWayOut, atExit } = columns;
  return onTheWayIn.length + atPoint.length + onTheWayOut.length + atExit.length;
}
