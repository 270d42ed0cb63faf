/** A delay in ms that is multiplied by its factor with each attempt. With factor 1 it stays the same. */
type Bound = { firstMs: number; factor: number };

/**
 * The two bounds between which a delay is drawn at random, so that many clients do not retry at the same moment.
 * Neither exceeds `longestMs`.
 */
export type Backoff = { least: Bound; most: Bound; longestMs: number };

/** A back-off from a fixed floor up to a ceiling that doubles with each attempt, in ms. */
export function fullJitter(floorMs: number, firstCeilingMs: number, longestMs: number): Backoff {
  return { least: { firstMs: floorMs, factor: 1 }, most: { firstMs: firstCeilingMs, factor: 2 }, longestMs };
}

/**
 * How long to wait before the next attempt.
 *
 * @param attempt attempts already made, from 1
 * @param random draw in [0, 1), passed in so that tests are exact
 * @returns whole milliseconds
 */
export function backoffMs({ least, most, longestMs }: Backoff, attempt: number, random: number): number {
  const at = ({ firstMs, factor }: Bound) => Math.min(longestMs, firstMs * factor ** (attempt - 1));
  const floor = at(least);
  return Math.round(floor + random * (at(most) - floor));
}
