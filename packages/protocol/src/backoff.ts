/** A wait in ms that grows by its factor with each attempt; one of factor 1 stays. */
type Bound = { firstMs: number; factor: number };

/** Between which bounds a wait is drawn by chance, so that many do not come at one moment; neither passes the longest. */
export type Backoff = { least: Bound; most: Bound; longestMs: number };

/** From a floor that stays up to a ceiling that doubles. */
export function fullJitter(floorMs: number, firstCeilingMs: number, longestMs: number): Backoff {
  return { least: { firstMs: floorMs, factor: 1 }, most: { firstMs: firstCeilingMs, factor: 2 }, longestMs };
}

/**
 * How long to wait before the next attempt.
 *
 * @param attempt attempts already made, from 1
 * @param random draw in [0, 1), handed in so that tests are exact
 * @returns whole milliseconds
 */
export function backoffMs({ least, most, longestMs }: Backoff, attempt: number, random: number): number {
  const at = ({ firstMs, factor }: Bound) => Math.min(longestMs, firstMs * factor ** (attempt - 1));
  const floor = at(least);
  return Math.round(floor + random * (at(most) - floor));
}
