import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { engine } from '@cordon/protocol/engine/product.ts';

/** [C13] Who holds which claim, by the states that are known here. */
export type ClaimIndex = {
  /** Takes up the state that an aggregate has now; null when it has none any more. */
  take(ref: AggregateRef, state: object | null): void;
  /** The IDs of those that hold each of these claims. */
  holdersOf(claims: readonly string[]): Record<string, readonly string[]>;
  clear(): void;
};

export function createClaimIndex(): ClaimIndex {
  const holders = new Map<string, Set<string>>(); // by claim
  const held = new Map<AggregateRef, readonly string[]>();

  return {
    take(ref, state) {
      const about = engine.parseRef(ref);
      if (about === undefined || about.definition.claims === null) return;
      const claims = state === null ? [] : about.definition.claims.heldBy(state);
      const before = held.get(ref) ?? [];
      if (claims === before) return;
      for (const claim of before) {
        const of = holders.get(claim);
        of?.delete(about.id);
        if (of?.size === 0) holders.delete(claim);
      }
      for (const claim of claims) holders.set(claim, (holders.get(claim) ?? new Set()).add(about.id));
      if (claims.length === 0) held.delete(ref);
      else held.set(ref, claims);
    },
    holdersOf: (claims) => Object.fromEntries(claims.map((claim) => [claim, [...(holders.get(claim) ?? [])]])),
    clear() {
      holders.clear();
      held.clear();
    },
  };
}
