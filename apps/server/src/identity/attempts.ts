import { readFileSync } from 'node:fs';
import { hourMs, type Instant } from '@cordon/protocol/time.ts';
import type { Redis, Result } from 'ioredis';
import { z } from 'zod';

const triesWithoutDelay = 5;
export const triesUntilLocked = 10;
const firstDelayMs = 30_000; // doubles with every further failure
const unknownLifeMs = 24 * hourMs; // numbers that nobody has must not fill the store

export type Attempt =
  | { kind: 'try'; failed: number; delayMs: number } // counted as failed already; `delayMs` until the next one
  | { kind: 'delayed'; retryAfterMs: number }
  | { kind: 'locked' };

export type Attempts = {
  begin: (staffNumber: string, isKnown: boolean, now: Instant) => Promise<Attempt>;
  forget: (staffNumber: string) => Promise<void>;
};

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonBeginAttempt(...keysThenArgs: string[]): Result<unknown, Context>;
  }
}

const lua = readFileSync(new URL('scripts/begin-attempt.lua', import.meta.url), 'utf8');

const reply = z.union([
  z.tuple([z.literal('try'), z.int(), z.int()]).transform(([kind, failed, delayMs]) => ({ kind, failed, delayMs })),
  z.tuple([z.literal('delayed'), z.int()]).transform(([kind, retryAfterMs]) => ({ kind, retryAfterMs })),
  z.tuple([z.literal('locked')]).transform(([kind]) => ({ kind })),
]);

/** [S3] Counted by staff number, whether somebody has it or not: the answers must not tell which numbers exist. */
export function openAttempts(redis: Redis, prefix: string): Attempts {
  redis.defineCommand('cordonBeginAttempt', { lua, numberOfKeys: 1 });
  const key = (staffNumber: string) => `${prefix}sign-in:${staffNumber}`;
  return {
    begin: async (staffNumber, isKnown, now) => {
      const limits = [now, triesWithoutDelay, triesUntilLocked, firstDelayMs, isKnown ? 0 : unknownLifeMs];
      return reply.parse(await redis.cordonBeginAttempt(key(staffNumber), ...limits.map(String)));
    },
    forget: async (staffNumber) => {
      await redis.del(key(staffNumber));
    },
  };
}
