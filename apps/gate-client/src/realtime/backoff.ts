/**
 * How long to wait before the next attempt: full jitter, so that forty tablets do not come back at the same moment.
 *
 * @param attempt attempts already made, from 1
 * @param random draw in [0, 1), passed in so that tests are exact
 * @returns milliseconds, `floorMs` to `capMs`
 */
export function backoffMs(attempt: number, random: number, floorMs = 500, capMs = 30_000): number {
  const ceiling = Math.min(capMs, floorMs * 2 ** Math.min(attempt, 16));
  return Math.round(floorMs + random * (ceiling - floorMs));
}
