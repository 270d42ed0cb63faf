import { z } from 'zod';

/** Epoch milliseconds, UTC. */
export type Instant = number;

/** An instant up to the year 2200. A later one is a mistake. */
export const instant = z.int().min(0).max(7_258_118_400_000);

/** The earliest of these moments; null when there is none. */
export function earliest(deadlines: readonly { at: Instant }[]): Instant | null {
  return deadlines.length === 0 ? null : Math.min(...deadlines.map(({ at }) => at));
}

export const minuteMs = 60_000;
export const hourMs = 3_600_000;

/** The minutes from one instant to another, with fractions; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (to - from) / minuteMs;
}

/** The hours from one instant to another, with fractions; negative when `to` is earlier. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (to - from) / hourMs;
}

/** Rounds to one decimal for people. Findings keep the exact value that was compared. */
export function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
