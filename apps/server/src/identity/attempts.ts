import type { SignInMethod } from '@cordon/protocol/audit/events.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { resultsOf } from '../redis/results.ts';
import { defineScript } from '../redis/script.ts';

export const triesUntilLocked = 10;
const personTriesWithoutDelay = 5;
/* Three officers who each mistype three times in a row are no attack. A tablet is never locked: that would stop the gate. */
const deviceTriesWithoutDelay = 20;
const firstDelayMs = 30_000; // doubles with every further failure
const longestDelayMs = 15 * minuteMs;
const passingLifeMs = 24 * hourMs; // numbers that nobody has must not fill the store; and the count of a device ends with this

export type Attempt =
  | { kind: 'try'; failed: number; delayMs: number } // already counted as failed; the next one is allowed after `delayMs`
  | { kind: 'delayed'; retryAfterMs: number }
  | { kind: 'locked' };

/** What a try counts for. PIN and password are counted separately: to lock one does not lock the other. */
export type Tried = { staffNumber: string; method: SignInMethod; device: string | null };

export type Attempts = {
  begin(tried: Tried, isKnown: boolean): Promise<Attempt>;
  /** Takes back the count of a try that has neither failed nor succeeded: something more has to be given. */
  pardon(tried: Tried, begun: { delayMs: number }): Promise<void>;
  forget(tried: Tried): Promise<void>;
  isLocked(staffNumber: string): Promise<boolean>;
  /** Forgets the failed tries of both methods. */
  unlock(staffNumber: string): Promise<void>;
};

const reply = z.union([
  z.tuple([z.literal('try'), z.int(), z.int()]).transform(([kind, failed, delayMs]) => ({ kind, failed, delayMs })),
  z.tuple([z.literal('delayed'), z.int()]).transform(([kind, retryAfterMs]) => ({ kind, retryAfterMs })),
  z.tuple([z.literal('locked')]).transform(([kind]) => ({ kind })),
]);

const beginAttempt = defineScript({
  file: new URL('scripts/begin-attempt.lua', import.meta.url),
  keys: ['ofPerson'],
  args: ['now', 'firstDelayMs', 'longestDelayMs'],
  reply,
});

/**
 * [S3] Counts tries by staff number, whether it exists or not (the answers must not show which numbers exist), and by device:
 * one that tries a few PINs for every number is slowed down too.
 *
 * @param time in ms, without the jumps of the clock, see `unskipped`
 */
export function createAttempts(redis: Redis, prefix: string, time: () => number): Attempts {
  const ofPerson = (staffNumber: string, method: SignInMethod) => `${prefix}sign-in:${method}:${staffNumber}`;
  const ofDevice = (device: string) => `${prefix}sign-in-on:${device}`;
  const keysOf = ({ staffNumber, method, device }: Tried) => [
    ofPerson(staffNumber, method),
    ...(device === null ? [] : [ofDevice(device)]),
  ];
  const everyWayOf = (staffNumber: string) => [ofPerson(staffNumber, 'pin'), ofPerson(staffNumber, 'password')];
  return {
    async begin(tried, isKnown) {
      const { staffNumber, method, device } = tried;
      const person = [personTriesWithoutDelay, triesUntilLocked, isKnown ? 0 : passingLifeMs];
      return beginAttempt(redis, {
        keys: { ofPerson: ofPerson(staffNumber, method) },
        args: { now: time(), firstDelayMs, longestDelayMs },
        moreKeys: device === null ? [] : [ofDevice(device)],
        moreArgs: [...person, ...(device === null ? [] : [deviceTriesWithoutDelay, 0, passingLifeMs])],
      });
    },
    async pardon(tried, { delayMs }) {
      const taking = redis.multi();
      for (const key of keysOf(tried)) {
        taking.hincrby(key, 'failed', -1);
        if (delayMs > 0) taking.hset(key, 'openAt', time()); // else the delay belongs to another try in between
      }
      resultsOf(await taking.exec());
    },
    forget: async (tried) => void (await redis.del(...keysOf(tried))),
    async isLocked(staffNumber) {
      const counts = await Promise.all(everyWayOf(staffNumber).map((key) => redis.hget(key, 'failed')));
      return counts.some((failed) => Number(failed ?? 0) >= triesUntilLocked);
    },
    unlock: async (staffNumber) => void (await redis.del(...everyWayOf(staffNumber))),
  };
}
