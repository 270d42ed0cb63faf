import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { SiteTime } from '../ops/clock.ts';

/** [T10] Aggregates whose deadline did not pass: each is left alone for a while, so that it can't keep the others waiting. */
export type LeftAlone = {
  count(): number;
  /** Whether it is still to be left alone: only in the version that did not pass, and for as long as said. */
  has(ref: AggregateRef, version: number): boolean;
  add(ref: AggregateRef, version: number, ms: number): void;
  delete(ref: AggregateRef): void;
  /** Forgets those that are no longer due. */
  keepOnly(due: readonly AggregateRef[]): void;
};

export function createLeftAlone(siteClock: SiteTime): LeftAlone {
  const all = new Map<AggregateRef, { version: number; until: Instant }>();
  return {
    count: () => all.size,
    has(ref, version) {
      const found = all.get(ref);
      return found !== undefined && found.version === version && siteClock.now() < found.until;
    },
    add: (ref, version, ms) => void all.set(ref, { version, until: siteClock.now() + ms }),
    delete: (ref) => void all.delete(ref),
    keepOnly(due) {
      for (const ref of all.keys()) if (!due.includes(ref)) all.delete(ref);
    },
  };
}
