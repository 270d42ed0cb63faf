import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { nightAt, visitA } from '@cordon/protocol/testing/journey.ts';
import {
  carryOut,
  createRebase,
  rebase,
  type Rebased,
  type Recorded,
} from '../../../apps/gate-client/src/state/provisional/rebase.ts';
import type { Picture } from '../../../apps/gate-client/src/state/picture.ts';
import { pictureAt } from '../../../apps/gate-client/src/testing/night.ts';
import { oneDecimal } from '../figures.ts';

const [vehicles, perVehicle] = [5, 100];

export type RebaseFigures = {
  waiting: number; // records, of five vehicles
  msEach: number; // from an answer of the server until what waits stands on it
  /** Of the time that it takes to carry out everything anew. */
  shareOfAnew: number;
};

/** A tablet after a night without the network: each answer of the server moves what waits, in the order it comes. */
export function benchRebase(): RebaseFigures {
  const night = nightAt('seal');
  const { personId, name, role } = gateOfficer;
  const author = { personId, name, role, stations: ['main-gate'] };
  const base = pictureAt(night);
  const known = base.visits[visitA];
  if (known === undefined) throw new Error('a night without a visit');
  const ids = Array.from({ length: vehicles }, (_, vehicle) => `vehicle-${vehicle}`);
  const visits = Object.fromEntries(ids.map((id) => [id, { ...known, state: { ...known.state, id } }]));
  const waiting = Array.from({ length: vehicles * perVehicle }, (_, n): Recorded => {
    const body = { type: 'askHelp', visitId: ids[Math.floor(n / perVehicle)] ?? '', need: 'water' } as const;
    return { author, command: { ...body, commandId: `record-${n}`, observedAt: night.now + n } };
  });

  const steps = answered({ ...base, visits }, waiting);
  const remembering = timed(steps, createRebase());
  const anew = timed(steps, rebase);
  return {
    waiting: waiting.length,
    msEach: oneDecimal(remembering / steps.length),
    shareOfAnew: Math.round((remembering / anew) * 1_000) / 1_000,
  };
}

type Step = { confirmed: Picture; waiting: readonly Recorded[] };

/** What is confirmed and what still waits, after each answer. */
function answered(first: Picture, all: readonly Recorded[]): Step[] {
  const steps: Step[] = [{ confirmed: first, waiting: all }];
  let confirmed = first;
  for (const [place, record] of all.entries()) {
    const done = carryOut(confirmed, record);
    if (done === null || !done.ok) throw new Error('the record was refused');
    confirmed = done.picture;
    steps.push({ confirmed, waiting: all.slice(place + 1) });
  }
  return steps;
}

function timed(steps: readonly Step[], rebased: (confirmed: Picture, waiting: readonly Recorded[]) => Rebased): number {
  const began = performance.now();
  for (const { confirmed, waiting } of steps) rebased(confirmed, waiting);
  return performance.now() - began;
}
