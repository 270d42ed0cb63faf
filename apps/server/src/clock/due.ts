import { type ClockJump } from '@cordon/protocol/site/clock-jumps.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { AggregateRef, Deadline } from '@cordon/protocol/engine/aggregate.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { type Keys } from '../log/keys.ts';
import { reading } from '../log/readable.ts';
import { stateIn } from '../log/stored-text.ts';

/** The earliest deadline on the site; it may be past. Null when nothing waits. */
export async function nextDue(redis: Redis, keys: Keys): Promise<Instant | null> {
  const [, at] = z.array(z.string()).parse(await redis.zrange(keys.due, '0', '0', 'WITHSCORES'));
  return at === undefined ? null : Number(at);
}

/** The earliest deadline after this moment. */
export async function nextDueAfter(redis: Redis, keys: Keys, at: Instant): Promise<Instant | null> {
  const found = await redis.zrangebyscore(keys.due, `(${at}`, '+inf', 'WITHSCORES', 'LIMIT', 0, 1);
  return found[1] === undefined ? null : Number(found[1]);
}

/** The aggregates whose deadlines have passed, the earliest first. */
export async function dueAt(redis: Redis, keys: Keys, now: Instant, atMost: number): Promise<AggregateRef[]> {
  const names = await redis.zrangebyscore(keys.due, '-inf', now, 'LIMIT', 0, atMost);
  return names.flatMap((name) => engine.parseRef(name)?.ref ?? []);
}

/** How many aggregates wait for a deadline, and how many deadlines have passed. */
export async function dueDepths(redis: Redis, keys: Keys, now: Instant): Promise<{ waiting: number; due: number }> {
  const [waiting, due] = await Promise.all([
    redis.zcount(keys.due, `(${now}`, '+inf'),
    redis.zcount(keys.due, '-inf', now),
  ]);
  return { waiting, due };
}

/** The deadlines that follow from a stored state. @throws Unreadable when it can't be read, or a time is not a finite number */
export function dueOf(ref: AggregateRef, text: string, jumps: readonly ClockJump[]): readonly Deadline[] {
  return reading(ref, () => {
    const definition = engine.parseRef(ref)?.definition;
    const deadlines = definition?.due(stateIn(ref, text), jumps) ?? [];
    const none = deadlines.find(({ at }) => !Number.isFinite(at));
    if (none !== undefined) throw new RangeError(`${none.key} has a time that is none: ${none.at}`); // [L13]
    return deadlines;
  });
}
