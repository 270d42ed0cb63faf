import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { severities } from '@cordon/protocol/alert/severity.ts';
import { type Place, placeOf, places } from '@cordon/protocol/visit/place.ts';
import type { Override, VisitState } from '@cordon/protocol/visit/state.ts';
import { isUnderWay, type VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import type { Picture } from './picture.ts';

/* Derived views of the picture. Each makes a new list: wrap them in useMemo over the part that they read. */

export function visitsIn(picture: Pick<Picture, 'visits'>): VisitState[] {
  return Object.values(picture.visits).map(({ state }) => state);
}

/** The columns of the board: every visit where its vehicle is, the one that has been there longest first. */
export function visitsByPlace(picture: Pick<Picture, 'visits'>): Record<Place, VisitState[]> {
  const byPlace = Object.fromEntries(places.map((place): [Place, VisitState[]] => [place, []])) as Record<
    Place,
    VisitState[]
  >;
  for (const visit of visitsIn(picture)) byPlace[placeOf(visit)].push(visit);
  for (const place of places) byPlace[place].sort((a, b) => sinceOf(a) - sinceOf(b));
  return byPlace;
}

/** Since when the visit is where it is: its ETA before it came, the end after it has gone. */
export function sinceOf(visit: VisitState): number {
  if (visit.status === 'expected') return visit.declaration.eta;
  return isUnderWay(visit) ? visit.currentSince : visit.closedAt;
}

/** Alerts not yet closed: the worst first; of equal ones those that nobody has acknowledged, then the oldest. */
export function openAlerts(picture: Pick<Picture, 'alerts'>): AlertState[] {
  return Object.values(picture.alerts)
    .map(({ state }) => state)
    .filter(({ closed }) => closed === null)
    .toSorted((a, b) => weight(b) - weight(a) || a.raisedAt - b.raisedAt);
}

function weight({ severity, acknowledged, clearedAt }: AlertState): number {
  return (clearedAt === null ? 100 : 0) + severities.indexOf(severity) * 10 + (acknowledged === null ? 1 : 0);
}

export type WaitingOverride = { visit: VisitUnderWay; override: Override };

/** Overrides that wait for a second person, the one that lapses first on top. */
export function waitingOverrides(picture: Pick<Picture, 'visits'>): WaitingOverride[] {
  return visitsIn(picture)
    .filter(isUnderWay)
    .flatMap((visit) =>
      visit.overrides.filter(({ status }) => status === 'asked').map((override) => ({ visit, override })),
    )
    .toSorted((a, b) => a.override.lapsesAt - b.override.lapsesAt);
}

/** Visits on hold, the longest first. */
export function heldVisits(picture: Pick<Picture, 'visits'>): VisitUnderWay[] {
  return visitsIn(picture)
    .filter(isUnderWay)
    .filter(({ held }) => held !== null)
    .toSorted((a, b) => (a.held?.since ?? 0) - (b.held?.since ?? 0));
}
