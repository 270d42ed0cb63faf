import { seeded } from '@cordon/protocol/testing/random.ts';
import type { Stage } from '../stage/stage.ts';
import { type Manner, usualManner } from './officer.ts';
import { playVisit } from './visit-work.ts';

/** The work that goes on while something goes wrong. */
export type Load = {
  /** Every lane ends its vehicle, and no other comes. Resolves when nothing is under way any more. */
  finish(): Promise<void>;
};

export type LoadOptions = {
  connections: number; // of each officer
  manner?: (random: () => number) => Manner;
};

/** How long a lane may take to end, when the site works again. */
const finishMs = 60_000;

export function startLoad(stage: Stage, { connections, manner = () => usualManner }: LoadOptions): Load {
  const { site, drivers, random } = stage;
  let isEnding = false;
  const [admins, gates, supervisors] = (['admin', 'gate', 'supervisor'] as const).map((role) =>
    site.of(role).map((person) => stage.officer(person, connections)),
  );
  const lanes = drivers.map(async (driver, i) => {
    const [office, gate, supervisor] = [admins, gates, supervisors].map((some) => some?.[i % some.length]);
    if (office === undefined || gate === undefined || supervisor === undefined) throw new Error('nobody is on duty');
    const own = seeded(Math.floor(random() * 2 ** 32));
    let vehicles = 0;
    const plate = () => `渝${'ABCDEFGHJK'[Math.floor(i / 10)]}${i % 10}${String((vehicles += 1)).padStart(4, '0')}`;
    const lane = { office, gate, supervisor, driver, random: own, plate, manner: () => manner(own) };
    const goOn = () => !isEnding && !stage.isOver() && !gate.isTurnedAway();
    while (goOn()) await playVisit(lane, goOn);
  });
  return {
    async finish() {
      isEnding = true;
      const late = setTimeout(() => stage.giveUp(), finishMs);
      await Promise.all(lanes);
      clearTimeout(late);
    },
  };
}
