import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import type { Kind, Round } from '../kind.ts';
import { type Officer, usualManner } from '../load/officer.ts';
import { arrived, type Lane, playTo, stepOf } from '../load/visit-work.ts';
import type { Stage } from '../stage/stage.ts';

const racers = 64;
let begun = 0;

type Racing = (round: Round, officers: readonly Officer[], plate: string) => Promise<void>;

/** Sixty-four seals for one vehicle, each another one: the first counts. */
const forStep: Racing = async ({ stage }, officers, plate) => {
  const visitId = await playTo(laneOf(stage, officers), plate, 'seal');
  if (visitId === null) return;
  await start(officers, (i) => commandOf(stepOf(visitId, 'seal', { kind: 'seal', number: `S-${i + 1_000}` })));
  await leave(officers, visitId);
};

/** Sixty-four vehicles with one plate arrive at once: a plate is in one loop at a time. */
const forPlate: Racing = async ({ stage }, officers, plate) => {
  const { office } = laneOf(stage, officers);
  const visits = Array.from({ length: racers }, () => newId());
  for (const visitId of visits) {
    const declaration = declarationOf({ plate, crew: [stage.spare] }, Date.now());
    await office.send(commandOf({ type: 'declareVisit', visitId, declaration }));
  }
  await start(officers, (i) => commandOf(stepOf(visits[i] ?? '', 'arrive', arrived(plate))));
  for (const visitId of visits) await leave(officers, visitId);
};

/** All of them are sent at once by several officers over all servers, each until it is answered. */
async function start(
  officers: readonly Officer[],
  command: (i: number) => ReturnType<typeof commandOf>,
): Promise<void> {
  const mark = `race ${(begun += 1)}` as const;
  const sent = Array.from({ length: racers }, (_, i) => ({
    command: command(i),
    officer: officers[i % (officers.length - 1)],
  }));
  await Promise.all(sent.map(async ({ command: one, officer }) => officer?.send(one, { ...usualManner, mark })));
}

async function leave([officer]: readonly Officer[], visitId: string): Promise<void> {
  await officer?.send(commandOf({ type: 'refuseVisit', visitId, reason: '演练' }));
}

const known = new WeakMap<Stage, readonly Officer[]>();

/** Everybody at the gate, and the office last. */
function officersOf(stage: Stage): readonly Officer[] {
  const officers =
    known.get(stage) ??
    [...stage.site.of('gate'), ...stage.site.of('admin').slice(-1)].map((one) => stage.officer(one));
  known.set(stage, officers);
  return officers;
}

function laneOf(stage: Stage, officers: readonly Officer[]): Lane {
  const [gate, office] = [officers[0], officers.at(-1)];
  if (gate === undefined || office === undefined) throw new Error('nobody is on duty');
  const { spare: driver, random } = stage;
  return { office, gate, supervisor: gate, driver, random, plate: () => '', manner: () => usualManner };
}

export const races: Kind = {
  name: 'races',
  does: 'sends 64 commands at once for one step, or for one plate, over two servers: one is accepted',
  rounds: 12,
  servers: 2,
  load: { lanes: 4 },
  async round(round) {
    const { stage, number } = round;
    const plate = `渝R${String(number).padStart(5, '0')}`;
    await (number % 4 === 3 ? forPlate : forStep)(round, officersOf(stage), plate);
    return { recoveryMs: null };
  },
};
