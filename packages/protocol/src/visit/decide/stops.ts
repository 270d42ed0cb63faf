import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import { sameValue } from '../../same-value.ts';
import { isPointOpen, opensAt } from '../../site/hours.ts';
import { pointClaim } from '../claim-names.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitEvent } from '../events.ts';
import { currentStop, isDrive, lastReachedStop, stepsOf } from '../route.ts';
import type { VisitUnderWay } from '../state.ts';
import { judgementsOnStops, secondPersonFault } from './judged-on.ts';
import { serves } from '../../steps/admit/step.ts';

/** [V19] A supervisor changes the stops that are not reached yet, including the one that the vehicle is driving to. */
export function decideStops(
  visit: VisitUnderWay,
  { stops, reason }: Extract<VisitCommand, { type: 'changeStops' }>,
  facts: Facts,
): Decision<VisitEvent> {
  const { declaration } = visit;
  if (sameValue(stops, declaration.stops)) return accepted();
  const fault = secondPersonFault(judgementsOnStops(visit), facts.actor);
  if (fault !== null) return fault;
  const reached = (lastReachedStop(visit) ?? -1) + 1;
  const begun = Math.max(reached, (currentStop(visit) ?? -1) + 1);
  const leaving = stepsOf(visit).some((step) => isDrive(step) && step.stop === null && step.status !== 'pending');
  const keepsReached = declaration.stops.slice(0, reached).every((stop, i) => stops[i] === stop);
  if (leaving || !keepsReached || stops.length < begun) return refused('stop-begun');
  const unknown = stops.slice(reached).find((stop) => !serves(facts.site, stop, declaration.purpose));
  if (unknown !== undefined) return refused('stop-unknown', { station: unknown });
  const added = stops.slice(reached).filter((stop) => !declaration.stops.includes(stop));
  const claimed = newlyClaimed(visit, stops);
  const closed = [...claimed, ...added].find((stop) => !isOpenNow(stop, facts));
  if (closed !== undefined) return refused('point-closed', { station: closed, opensAt: openingOf(closed, facts) });
  const full = claimed.find((stop) => !hasRoom(visit, stop, facts));
  return full === undefined
    ? accepted({ type: 'stopsChanged', stops, reason })
    : refused('point-full', { station: full });
}

/* Only the stop that the vehicle is driving to holds a place. */
function newlyClaimed(visit: VisitUnderWay, stops: readonly string[]): string[] {
  const heading = currentStop(visit);
  if (heading === null) return [];
  const [now, then] = [visit.declaration.stops[heading], stops[heading]];
  return then === undefined || then === now ? [] : [then];
}

function hasRoom(visit: VisitUnderWay, station: string, { site, holders }: Facts): boolean {
  const capacity = site.stations.find(({ id }) => id === station)?.capacity ?? 0;
  return (holders[pointClaim(station)] ?? []).filter((id) => id !== visit.id).length < capacity;
}

/* A stop that was planned already may open before the vehicle arrives. A stop that it is sent to now must be open. */
function isOpenNow(station: string, { site, now }: Facts): boolean {
  return site.stations.some((point) => point.id === station && isPointOpen(point, site.timeZone, now));
}

function openingOf(station: string, { site, now }: Facts): number | null {
  const point = site.stations.find(({ id }) => id === station);
  return point === undefined ? null : opensAt(point, site.timeZone, now);
}
