/** A draw in [0, 1). */
export type Random = () => number;

/** The same seed gives the same night. Source: mulberry32, a public-domain 32-bit generator. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, items: readonly [T, ...T[]]): T {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** A uniform draw of whole minutes, both limits included. */
export function minutesFrom(random: Random, least: number, most: number): number {
  return Math.round(least + random() * (most - least));
}
