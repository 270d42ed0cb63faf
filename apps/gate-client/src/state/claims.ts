import { useMemo } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Claim, DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { useCordon } from '../context/cordon-context.tsx';

/** What other devices are at, as the server told it last. */
export type ClaimsStore = StoreApi<readonly DeviceClaims[]>;

export function createClaimsStore(): ClaimsStore {
  return createStore<readonly DeviceClaims[]>()(() => []);
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    claims: ClaimsStore;
  }
}

/** One device that is at this vehicle. */
export type ClaimOfVisit = Omit<DeviceClaims, 'claims'> & { claim: Claim };

export function useClaimsOf(visitId: string): ClaimOfVisit[] {
  const all = useStore(useCordon('claims'));
  return useMemo(
    () =>
      all.flatMap(({ claims, ...whose }) =>
        claims.filter((claim) => claim.visitId === visitId).map((claim) => ({ ...whose, claim })),
      ),
    [all, visitId],
  );
}

type Recorded = { command: Command };

/**
 * [U284] What this device is at: the vehicles of which records wait here, with their steps, and the one whose form is open.
 *
 * @param open the vehicle whose form is open, and since when
 */
export function ownClaims(waiting: readonly Recorded[], open: { visitId: string; since: number } | null): Claim[] {
  const claims = new Map<string, Claim>();
  if (open !== null) claims.set(open.visitId, { ...open, steps: [] });
  for (const { command } of waiting) {
    if (!('visitId' in command)) continue;
    const { visitId, observedAt } = command;
    const known = claims.get(visitId) ?? { visitId, steps: [], since: observedAt };
    const step = 'stepId' in command ? [command.stepId] : [];
    claims.set(visitId, {
      ...known,
      steps: [...new Set([...known.steps, ...step])],
      since: Math.min(known.since, observedAt),
    });
  }
  return [...claims.values()].slice(0, 50);
}
