import type { Instant } from '@cordon/protocol/time.ts';
import { claimsOf } from '@cordon/protocol/visit/claims.ts';
import { platesOf } from '@cordon/protocol/visit/plates.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { Redis } from 'ioredis';
import { defineScript, oneWord } from '../redis/script.ts';
import { type Keys, visitRef } from './keys.ts';
import { readHolders } from './read.ts';
import { readPicture } from './snapshot.ts';

const renewScript = defineScript({
  file: new URL('scripts/renew-claims.lua', import.meta.url),
  keys: ['visit'],
  args: ['version', 'visit', 'goneCount'],
  reply: oneWord('renewed', 'conflict'),
});
const mostRounds = 5; // each further one is for visits that changed while they were read

/**
 * [ID8] An earlier version claimed plates as they were written, and no people. Before the first command is decided, every open
 * visit gets the claims that its state asks for.
 *
 * @throws Error when other processes keep changing the same visits
 */
export async function renewClaims(redis: Redis, keys: Keys, now: Instant): Promise<void> {
  for (let round = 1; round <= mostRounds; round += 1) {
    const { visits } = await readPicture(redis, keys, now);
    const holders = await readHolders(
      redis,
      keys,
      [...visits.values()].flatMap(({ state }) => claimsOf(state)),
    );
    const isHeld = ({ id }: VisitState, claim: string) => holders[claim]?.includes(id) === true;
    const stale = [...visits.values()].filter(
      ({ state }) => goneOf(state).length > 0 || claimsOf(state).some((claim) => !isHeld(state, claim)),
    );
    const results: string[] = [];
    for (const { version, state } of stale) {
      const [gone, held] = [goneOf(state), claimsOf(state)];
      const renewing = renewScript(redis, {
        keys: { visit: keys.aggregate(visitRef(state.id)) },
        args: { version, visit: state.id, goneCount: gone.length },
        moreKeys: [...gone, ...held].map((claim) => keys.claim(claim)),
      });
      results.push(await renewing);
    }
    if (results.every((result) => result === 'renewed')) return;
  }
  throw new Error('claims of plates could not be renewed: the visits keep changing');
}

/** The claims of an earlier version, which compared plates as they were written. */
function goneOf(visit: VisitState): string[] {
  if (!isUnderWay(visit)) return [];
  const plates = [visit.declaration, platesOf(visit)].flatMap(({ plate, trailerPlate }) => [
    plate,
    trailerPlate ?? plate,
  ]);
  const held = claimsOf(visit);
  return [...new Set(plates)].map((plate) => `plate:${plate}`).filter((claim) => !held.includes(claim));
}
