import type { Instant } from '../time.ts';

/**
 * The machine's clock was set, and the site's time with it.
 *
 * @property at the first moment on the new time
 * @property byMs new time minus old time, in ms; negative: the clock was set back
 * @property boot the ID of the machine's run in which it was noticed
 * @property bootedAt when that run began, by the new time; setting the clock moves this moment
 * @property measured a steady clock measured the jump; false: the machine was off, and how much time really passed is
 *   unknown
 */
export type ClockJump = { at: Instant; byMs: number; measured: boolean; boot: string; bootedAt: Instant };

/** Older jumps are merged. More than this within the durations that count would mean a broken clock. */
export const jumpsKept = 50;

const none: readonly ClockJump[] = []; // always the same array, since screens compare by identity

/** [CL3] The jumps in the state of the site, the oldest first; none before the site exists. */
export function jumpsOf(site: object & { clockJumps?: readonly ClockJump[] }): readonly ClockJump[] {
  return site.clockJumps ?? none;
}

/** Two processes of a machine notice the same jump within this time. */
const sameWithinMs = 2_000;

/** [CL5] Whether the last recorded jump already left the machine's clock at this time. */
export function isOnRecord(
  jumps: readonly ClockJump[],
  { boot, bootedAt }: Pick<ClockJump, 'boot' | 'bootedAt'>,
): boolean {
  const last = jumps.findLast((jump) => jump.boot === boot);
  return last !== undefined && Math.abs(last.bootedAt - bootedAt) <= sameWithinMs;
}

/** The jumps with one more. The two oldest are merged when there are more than `jumpsKept`. */
export function withJump(jumps: readonly ClockJump[], jump: ClockJump): ClockJump[] {
  const all = [...jumps, jump];
  const [first, second, ...rest] = all;
  if (all.length <= jumpsKept || first === undefined || second === undefined) return all;
  // No duration becomes shorter: a clock set back does not make up for a clock set forward.
  const byMs = Math.max(0, first.byMs) + Math.max(0, second.byMs);
  return [{ ...second, byMs, measured: first.measured && second.measured }, ...rest];
}

/**
 * [CL1] When a protective duration is over (something may be done only after it): the later of the site's time and the
 * time that has provably passed. Time that nobody measured does not count as passed.
 *
 * @param from its beginning, on the site's clock
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
 * [CL2] When a duration is over after which somebody is alerted. A clock set forward does not alert early; a machine
 * that was off does not alert late.
 *
 * @param from its beginning, on the site's clock
 */
export function calledAfter(from: Instant, durationMs: number, jumps: readonly ClockJump[]): Instant {
  return safelyAfter(
    from,
    durationMs,
    jumps.filter(({ measured }) => measured),
  );
}

/**
 * [CL7] A time scale in ms for lock-outs. It stops where the site's clock skipped time, so that a jump ends no lock-out
 * early. Only differences have a meaning.
 */
export function unskipped(now: Instant, jumps: readonly ClockJump[]): number {
  return now - jumps.reduce((sum, { byMs }) => sum + Math.max(0, byMs), 0);
}

/** How far the clock was set back in total, in ms. Time set forward is not subtracted. */
export function putBackMs(jumps: readonly ClockJump[]): number {
  return jumps.reduce((sum, { byMs }) => sum + Math.max(0, -byMs), 0);
}

/**
 * [CL10] When a temporary permission ends. A clock set back since does not extend it; a clock set forward ends it
 * early.
 *
 * @param until the end as given when it was permitted
 * @param putBackBeforeMs how far the clock had been set back by then, in ms
 */
export function permittedUntil(until: Instant, putBackBeforeMs: number, jumps: readonly ClockJump[]): Instant {
  return until - Math.max(0, putBackMs(jumps) - putBackBeforeMs);
}

/** The time that has provably passed, in ms: never more than the clock says. */
export function provenBetween(from: Instant, now: Instant, jumps: readonly ClockJump[]): number {
  const first = jumps.findIndex(({ at }) => from < at && at <= now);
  const skippedMs = first < 0 ? 0 : jumps.slice(first).reduce((sum, { byMs }) => sum + byMs, 0);
  return now - from - Math.max(0, skippedMs);
}
