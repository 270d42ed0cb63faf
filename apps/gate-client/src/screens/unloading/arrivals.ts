import type { Instant } from '@cordon/protocol/time.ts';
import { slowAt } from '@cordon/protocol/visit/due.ts';
import { currentStep, currentStop, isDrive, stepsOf } from '@cordon/protocol/visit/route.ts';
import {
  type VisitStep,
  isClosed,
  isUnderWay,
  type VisitState,
  type VisitUnderWay,
} from '@cordon/protocol/visit/state.ts';
import { type ClockJump, jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { type Act, actsOf, nextAct } from '../../steps/model/acts.ts';

/** How near a vehicle is to the point, the nearest first. */
export const nearness = ['here', 'coming', 'elsewhere', 'atGate', 'expected'] as const;
export type Nearness = (typeof nearness)[number];

export type Arrival = {
  visit: VisitState;
  stop: number; // which of its stops is meant
  stationId: string;
  near: Nearness;
  act: Act | null; // what can be done at the point now
  dueAt: Instant | null; // when it should be here, by the leg's clock or by its ETA
};

export type PointView = { now: Instant; stations: readonly string[]; site: SiteState };

/**
 * [U170] What comes to these points and what stands there, in the order in which it arrives. A vehicle that has left the
 * point is none of it any more.
 */
export function arrivalsAt(visits: readonly VisitState[], view: PointView): Arrival[] {
  return visits
    .filter((visit) => !isClosed(visit))
    .flatMap((visit) => arrivalOf(visit, view) ?? [])
    .toSorted(byArrival);
}

function arrivalOf(visit: VisitState, { now, stations, site }: PointView): Arrival | null {
  const stop = stopInQuestion(visit, stations);
  const stationId = stop === null ? undefined : visit.declaration.stops[stop];
  if (stop === null || stationId === undefined) return null;
  const near = nearnessOf(visit, stop);
  const act = nextAct(actsOf(visit, stations, site), now);
  return { visit, stop, stationId, near, act, dueAt: dueAt(visit, near, jumpsOf(site)) };
}

/* The first stop at one of these points that the vehicle has not left yet. */
function stopInQuestion(visit: VisitState, stations: readonly string[]): number | null {
  const steps = stepsOf(visit);
  const index = visit.declaration.stops.findIndex(
    (station, stop) => stations.includes(station) && !hasLeft(steps, stop),
  );
  return index < 0 ? null : index;
}

/* A vehicle leaves a stop when the leg after it departs. */
function hasLeft(steps: readonly VisitStep[], stop: number): boolean {
  const last = steps.findLastIndex((step) => step.stop === stop);
  const next = steps.slice(last + 1).find(isDrive);
  return next !== undefined && next.status !== 'pending';
}

function nearnessOf(visit: VisitState, stop: number): Nearness {
  if (visit.status === 'expected') return 'expected';
  if (visit.status === 'atGate') return 'atGate';
  if (currentStop(visit) !== stop) return 'elsewhere';
  const step = currentStep(visit);
  return step !== null && isDrive(step) && step.status === 'running' ? 'coming' : 'here';
}

function dueAt(visit: VisitState, near: Nearness, jumps: readonly ClockJump[]): Instant | null {
  switch (near) {
    case 'expected':
      return visit.declaration.eta;
    case 'coming':
      return isUnderWay(visit) ? legDueAt(visit, jumps) : null;
    case 'here':
    case 'elsewhere':
    case 'atGate':
      return null;
    default:
      return near satisfies never;
  }
}

/** [U171] By when the leg must have ended: its clock began with the departure. */
function legDueAt(visit: VisitUnderWay, jumps: readonly ClockJump[]): Instant | null {
  const leg = currentStep(visit);
  return leg === null ? null : slowAt(visit, leg, jumps);
}

function byArrival(a: Arrival, b: Arrival): number {
  return (
    nearness.indexOf(a.near) - nearness.indexOf(b.near) ||
    momentOf(a) - momentOf(b) ||
    (a.visit.id < b.visit.id ? -1 : 1)
  );
}

function momentOf({ visit, dueAt: due }: Arrival): Instant {
  return due ?? (isUnderWay(visit) ? visit.currentSince : visit.declaration.eta);
}

/** The steps that are done at this stop. */
export function stepsAt(visit: VisitState, stop: number): VisitStep[] {
  return stepsOf(visit).filter((step) => step.stop === stop);
}
