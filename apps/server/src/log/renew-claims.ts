import type { Instant } from '@cordon/protocol/time.ts';
import { claimsOf } from '@cordon/protocol/visit/claims.ts';
import { platesOf } from '@cordon/protocol/visit/plates.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import { resultsOf } from '../redis/results.ts';
import { defineScript, oneWord } from '../redis/script.ts';
import { type Keys, visitRef } from './keys.ts';
import { readHolders, readStored, type Stored } from './read.ts';
import { readPicture, visitOf } from './snapshot.ts';

const renewScript = defineScript({
  file: new URL('scripts/renew-claims.lua', import.meta.url),
  keys: ['visit'],
  args: ['version', 'visit', 'goneCount'],
  reply: oneWord('renewed', 'conflict'),
});
const mostTries = 20; // each further one is for a visit that changed while it was read

/**
 * [ID8] An earlier version claimed plates as they were written, and no people. Before the first command is decided, every open
 * visit gets the claims that its state asks for.
 *
 * @throws Error when other processes keep changing one of these visits
 */
export async function renewClaims(redis: Redis, keys: Keys, now: Instant): Promise<void> {
  const { visits } = await readPicture(redis, keys, now);
  const holders = await readHolders(
    redis,
    keys,
    [...visits.values()].flatMap(({ state }) => claimsOf(state)),
  );
  for (const visit of visits.values()) {
    const holds = (claim: string) => holders[claim]?.includes(visit.state.id) === true;
    if (isStale(visit.state, holds)) await renewOne(redis, keys, visit);
  }
}

/** Visit and holders were read at two moments: where others are at work, most of these visits are as they should be. */
async function renewOne(redis: Redis, keys: Keys, seen: Versioned<VisitState>): Promise<void> {
  const { id } = seen.state;
  let visit: Versioned<VisitState> | null = seen;
  for (let tries = 1; tries <= mostTries && visit !== null; tries += 1) {
    const [gone, held] = [goneOf(visit.state), claimsOf(visit.state)];
    const known = await readTogether(redis, keys, id, held);
    if (known.version === visit.version) {
      if (!isStale(visit.state, (claim) => known.holds.has(claim))) return;
      const result = await renewScript(redis, {
        keys: { visit: keys.aggregate(visitRef(id)) },
        args: { version: visit.version, visit: id, goneCount: gone.length },
        moreKeys: [...gone, ...held].map((claim) => keys.claim(claim)),
      });
      if (result === 'renewed') return;
    }
    const [stored]: (Stored | null)[] = await readStored(redis, keys, [visitRef(id)]);
    visit = stored ? { version: stored.version, state: visitOf(stored.text) } : null;
  }
  if (visit !== null) throw new Error('claims of plates could not be renewed: a visit keeps changing');
}

/** The visit's version, and which of these claims it holds, at one moment. */
async function readTogether(redis: Redis, keys: Keys, id: string, claims: readonly string[]) {
  const reading = redis.multi().hget(keys.aggregate(visitRef(id)), 'v');
  for (const claim of claims) reading.sismember(keys.claim(claim), id);
  const [version, ...members] = resultsOf(await reading.exec());
  return { version: Number(version ?? 0), holds: new Set(claims.filter((_, place) => members[place] === 1)) };
}

function isStale(visit: VisitState, holds: (claim: string) => boolean): boolean {
  return goneOf(visit).length > 0 || claimsOf(visit).some((claim) => !holds(claim));
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
