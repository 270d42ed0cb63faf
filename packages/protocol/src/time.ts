import { z } from 'zod';

/** Epoch milliseconds, UTC. */
export type Instant = number;

/** Up to the year 2200: later is a mistake, never a plan. */
export const instant = z.int().min(0).max(7_258_118_400_000);

/** Null when there is none. */
export function earliest(deadlines: readonly { at: Instant }[]): Instant | null {
  return deadlines.length === 0 ? null : Math.min(...deadlines.map(({ at }) => at));
}

export const minuteMs = 60_000;
export const hourMs = 3_600_000;

export function minutesBetween(from: Instant, to: Instant): number {
  return (to - from) / minuteMs;
}

export function hoursBetween(from: Instant, to: Instant): number {
  return (to - from) / hourMs;
}

/** One decimal is what people read; findings keep what was compared, not fifteen digits. */
export function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
