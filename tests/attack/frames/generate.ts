import { type Random, seeded } from '@cordon/protocol/testing/random.ts';
import { families } from './families.ts';
import type { Blow, Family } from './family.ts';

export type Made = Blow & Pick<Family, 'at' | 'name'>;

/** Malformed frames without end; the same seed makes the same ones. @param at where they are sent, anywhere if absent */
export function* malformed(seed: number, at?: Family['at']): Generator<Made, never> {
  const random: Random = seeded(seed);
  const chosen = families.filter((family) => at === undefined || family.at === at);
  for (;;) {
    const family = chosen[Math.floor(random() * chosen.length)];
    if (family !== undefined) yield { name: family.name, at: family.at, ...family.make(random) };
  }
}
