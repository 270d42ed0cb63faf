import { type Retrying, waitAfter } from './backoff.ts';
import type { Verdict } from './formats/verdict.ts';
import type { Message } from './message.ts';
import type { Settlement } from './outbox/outbox.ts';

/** A message that went out, with the number of this try and of this pause. */
export type Sent = { message: Message; tries: number; rests: number };

/**
 * What follows for a message that was not taken.
 *
 * @property until epoch ms of real time, until when its receiver rests
 * @property aloneMs of several in one sending: after how long this one is tried by itself; null: it was alone
 */
export type After = { until: number; aloneMs: number | null };

/** @property now epoch ms of real time */
export type RetryBy = { retrying: Retrying; now: number; random: () => number };

/** [NT3] [NT4] [NT15] What the receiver's verdict makes of a message. @param verdict null: the sending was called off */
export function settlementOf(
  verdict: Verdict | null,
  { message, tries, rests }: Sent,
  { until, aloneMs }: After,
  { retrying, now, random }: RetryBy,
): Settlement {
  if (verdict === null) return { kind: 'released' };
  if (verdict.kind === 'sent') return verdict;
  const { why } = verdict;
  if (verdict.kind === 'rest') {
    return rests >= retrying.mostRests ? { kind: 'dead', why } : { kind: 'rested', why, nextAt: until };
  }
  const isTest = message.told === null; // [NT10] somebody waits for the outcome: a test is tried once
  const isLast = isTest || tries >= retrying.mostTries;
  if (verdict.kind === 'refused') {
    const isShared = why.fault === 'content' && aloneMs !== null; // any one of them may be what the receiver does not take
    return isShared && !isLast ? { kind: 'again', why, nextAt: now + aloneMs } : { kind: 'dead', why };
  }
  return isLast ? { kind: 'dead', why } : { kind: 'again', why, nextAt: now + waitAfter(tries, random(), retrying) };
}
