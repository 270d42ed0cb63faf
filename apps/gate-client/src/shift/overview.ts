import { maySee } from '@cordon/protocol/field-access.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { handedOver, type Shift } from '@cordon/protocol/site/shift.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { stationsOf } from '@cordon/protocol/visit/audience.ts';
import { type Place, placeOf, places } from '@cordon/protocol/visit/place.ts';
import { isClosed, isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { SignedInPerson } from '@cordon/protocol/wire/http/session.ts';
import { isLongLate } from '../state/long-late.ts';
import type { Picture } from '../state/picture.ts';
import { clockOf } from '../watch/visit-clock.ts';

export type Overview = {
  handed: Shift | null; // by whom, when, with what word
  vehicles: { place: Exclude<Place, 'closed'>; count: number }[]; // where there are any
  held: number;
  contact: number; // their agent still works
  alerts: number | null; // not closed; null where the role sees none
};

/** [U230] What somebody takes over, or leaves: the vehicles that concern their stations, and what waits for somebody. */
export function overviewOf(
  { site, visits, alerts }: Pick<Picture, 'site' | 'visits' | 'alerts'>,
  me: Pick<SignedInPerson, 'personId' | 'role' | 'stations'>,
  now: Instant,
): Overview {
  const jumps = jumpsOf(site?.state ?? {});
  const mine = Object.values(visits)
    .map(({ state }) => state)
    .filter((visit) => !isClosed(visit) && concerns(visit, me) && !isForgotten(visit, now));
  const count = (is: (visit: VisitState) => boolean) => mine.filter(is).length;
  return {
    handed: site === null ? null : handedOver(site.state.shifts, me),
    vehicles: places.flatMap((place) => {
      const there = count((visit) => placeOf(visit) === place);
      return place === 'closed' || there === 0 ? [] : [{ place, count: there }];
    }),
    held: count((visit) => isUnderWay(visit) && visit.held !== null),
    contact: count((visit) => clockOf(visit, now, jumps)?.kind === 'contact'),
    alerts: maySee(me.role, 'alerts')
      ? Object.values(alerts).filter(({ state }) => state.closed === null).length
      : null,
  };
}

/* Which gate an announced vehicle will come to nobody knows: it concerns them all. */
function concerns(visit: VisitState, { role, stations }: Pick<SignedInPerson, 'role' | 'stations'>): boolean {
  if (stations.length === 0 || (role === 'gate' && visit.status === 'expected')) return true;
  return stationsOf(visit).some((station) => stations.includes(station));
}

function isForgotten(visit: VisitState, now: Instant): boolean {
  return visit.status === 'expected' && isLongLate(visit.declaration.eta, now);
}
