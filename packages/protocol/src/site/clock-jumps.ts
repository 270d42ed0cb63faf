import type { Instant } from '../time.ts';

/**
 * The machine's clock was set, and the site's time with it.
 *
 * @property at the first moment on the new time
 * @property byMs how far ahead of the old time that is; negative: the clock was set back
 * @property boot the run of the machine that it was noticed in
 * @property bootedAt when that run began, as its clock has it since: a clock that is set moves this moment
 * @property measured a steady clock ran meanwhile and says so; false: the machine was off, and how much time really
 * passed is not known
 */
export type ClockJump = { at: Instant; byMs: number; measured: boolean; boot: string; bootedAt: Instant };

/** Older ones are merged: more than this, within the durations that count, would be a machine without a clock. */
export const jumpsKept = 50;

const none: readonly ClockJump[] = []; // always the same: screens compare what they are given

/** [CL3] What is kept of jumps in the site's state; none where there is no site yet. */
export function jumpsOf(site: object & { clockJumps?: readonly ClockJump[] }): readonly ClockJump[] {
  return site.clockJumps ?? none;
}

/** Two processes of one machine see one jump, a moment apart. */
const sameWithinMs = 2_000;

/** [CL5] Is this where the machine's clock was left by the last jump of it that is on record? */
export function isOnRecord(
  jumps: readonly ClockJump[],
  { boot, bootedAt }: Pick<ClockJump, 'boot' | 'bootedAt'>,
): boolean {
  const last = jumps.findLast((jump) => jump.boot === boot);
  return last !== undefined && Math.abs(last.bootedAt - bootedAt) <= sameWithinMs;
}

export function withJump(jumps: readonly ClockJump[], jump: ClockJump): ClockJump[] {
  const all = [...jumps, jump];
  const [first, second, ...rest] = all;
  if (all.length <= jumpsKept || first === undefined || second === undefined) return all;
  // Nothing gets shorter by it: what was set back in between does not make up for what was skipped.
  const byMs = Math.max(0, first.byMs) + Math.max(0, second.byMs);
  return [{ ...second, byMs, measured: first.measured && second.measured }, ...rest];
}

/**
 * [CL1] When a duration that protects is over: one that something may be done after. The longer of the site's time and of
 * the time that is known to have passed; what nobody measured counts as none.
 *
 * @param from when it began, on the site's clock
 */
export function safelyAfter(from: Instant, durationMs: number, jumps: readonly ClockJump[]): Instant {
  const byClock = from + durationMs;
  const first = jumps.findIndex(({ at }) => from < at);
  if (first < 0) return byClock;
  let steady = byClock;
  for (const { at, byMs } of jumps.slice(first)) {
    const wasOver = byMs > 0 && steady <= at - byMs;
    if (!wasOver) steady += byMs;
  }
  return Math.max(byClock, steady);
}

/**
 * [CL2] When a duration is over that somebody is called after. A clock that was put forward does not call early; a machine
 * that was off does not call late.
 */
export function calledAfter(from: Instant, durationMs: number, jumps: readonly ClockJump[]): Instant {
  return safelyAfter(
    from,
    durationMs,
    jumps.filter(({ measured }) => measured),
  );
}

/**
 * [CL7] A scale on which lock-outs are counted: it stands still where the site's clock skipped time, so that no jump ends
 * one early. It means nothing but differences.
 */
export function unskipped(now: Instant, jumps: readonly ClockJump[]): number {
  return now - jumps.reduce((sum, { byMs }) => sum + Math.max(0, byMs), 0);
}

/** How far the clock was put back so far, in milliseconds; what it was put forward is no part of it. */
export function putBackMs(jumps: readonly ClockJump[]): number {
  return jumps.reduce((sum, { byMs }) => sum + Math.max(0, -byMs), 0);
}

/**
 * [CL10] Until when something is permitted that was permitted for a while: a clock that was put back since does not make it
 * longer. One that was put forward ends it early.
 *
 * @param until as it was said when it was permitted
 * @param putBackBeforeMs how far the clock had been put back by then
 */
export function permittedUntil(until: Instant, putBackBeforeMs: number, jumps: readonly ClockJump[]): Instant {
  return until - Math.max(0, putBackMs(jumps) - putBackBeforeMs);
}

/** How long it has been, as far as that is known: never more than the clock says, in milliseconds. */
export function provenBetween(from: Instant, now: Instant, jumps: readonly ClockJump[]): number {
  const first = jumps.findIndex(({ at }) => from < at && at <= now);
  const skippedMs = first < 0 ? 0 : jumps.slice(first).reduce((sum, { byMs }) => sum + byMs, 0);
  return now - from - Math.max(0, skippedMs);
}
