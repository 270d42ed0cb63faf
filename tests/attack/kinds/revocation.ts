import type { Kind } from '../kind.ts';
import { openPair } from '../revocation/pair.ts';
import { type Race, race, ways } from '../revocation/race.ts';

const rascals = 4;
const closedWithinMs = 1_000;

/** [AT1] People, devices and sessions that are revoked while their commands are under way, in a frozen process too. */
export const revocation: Kind = {
  name: 'revocation',
  async run({ attempts, say }) {
    const pair = await openPair();
    try {
      const people = [];
      for (let n = 0; n < rascals; n += 1) people.push(await pair.rascal(n));
      say(`${attempts} commands race with revocations, in two processes`);
      const races: Race[] = [];
      for (let round = 0; sum(races, 'attempts') < attempts || round < ways.length; round += 1) {
        const [rascal, way] = [people[round % people.length], ways[round % ways.length]];
        if (rascal !== undefined && way !== undefined) races.push(await race(pair, rascal, way));
      }
      const figures = {
        revocations: races.length,
        attempts: sum(races, 'attempts'),
        acceptedBefore: sum(races, 'acceptedBefore'),
        refused: sum(races, 'refused'),
        unanswered: sum(races, 'unanswered'),
        acceptedAfter: sum(races, 'acceptedAfter'),
        closedWithinMs: Math.round(Math.max(...races.map((one) => one.closedWithinMs))),
      };
      return {
        figures,
        broken: [
          ...(figures.acceptedAfter > 0 ? [`${figures.acceptedAfter} commands were accepted after a revocation`] : []),
          ...(figures.acceptedBefore === 0 ? ['nobody had anything to lose: no command was accepted before'] : []),
          ...(figures.closedWithinMs > closedWithinMs ? [`a line stayed open for ${figures.closedWithinMs} ms`] : []),
        ],
      };
    } finally {
      await pair.stop();
    }
  },
};

function sum(races: readonly Race[], of: keyof Race): number {
  return races.reduce((total, one) => total + one[of], 0);
}
