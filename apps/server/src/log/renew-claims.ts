import { readFileSync } from 'node:fs';
import type { Instant } from '@cordon/protocol/time.ts';
import { claimsOf } from '@cordon/protocol/visit/claims.ts';
import { platesOf } from '@cordon/protocol/visit/plates.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { Redis, Result } from 'ioredis';
import { type Keys, visitRef } from './keys.ts';
import { readHolders } from './read.ts';
import { defineSnapshot, readPicture } from './snapshot.ts';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonRenewClaims(keyCount: number, ...keysThenArgs: string[]): Result<number, Context>;
  }
}

const lua = readFileSync(new URL('scripts/renew-claims.lua', import.meta.url), 'utf8');
const mostRounds = 5; // each is for visits that moved on while they were looked at

/**
 * [ID8] A store of an earlier version holds plates as they were spelt, and no people: vehicles that are here hold what their
 * state says from now on, before the first command is decided.
 *
 * @throws Error when other processes keep changing the same visits
 */
export async function renewClaims(redis: Redis, keys: Keys, now: Instant): Promise<void> {
  redis.defineCommand('cordonRenewClaims', { lua });
  defineSnapshot(redis);
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
    const results: number[] = [];
    for (const { version, state } of stale) {
      const [gone, held] = [goneOf(state), claimsOf(state)];
      const scriptKeys = [keys.aggregate(visitRef(state.id)), ...[...gone, ...held].map((claim) => keys.claim(claim))];
      const args = [String(version), state.id, String(gone.length)];
      results.push(await redis.cordonRenewClaims(scriptKeys.length, ...scriptKeys, ...args));
    }
    if (results.every((result) => result === 1)) return;
  }
  throw new Error('claims of plates could not be renewed: the visits keep changing');
}

/** What the visit held its plates by when they were compared as they were written. */
function goneOf(visit: VisitState): string[] {
  if (!isUnderWay(visit)) return [];
  const plates = [visit.declaration, platesOf(visit)].flatMap(({ plate, trailerPlate }) => [
    plate,
    trailerPlate ?? plate,
  ]);
  const held = claimsOf(visit);
  return [...new Set(plates)].map((plate) => `plate:${plate}`).filter((claim) => !held.includes(claim));
}
