import { placeOf } from '@cordon/protocol/visit/place.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';

const lockdownWords = ['nothing-enters', 'nothing-leaves', 'next-station', 'stays'] as const;
export type LockdownWord = (typeof lockdownWords)[number];

/** [U299] What a lockdown means for this vehicle; null for one that is gone. */
export function lockdownWord(visit: VisitState): LockdownWord | null {
  const place = placeOf(visit);
  switch (place) {
    case 'expected':
    case 'atGate':
      return 'nothing-enters';
    case 'onTheWayIn':
    case 'onTheWayOut':
      return 'next-station';
    case 'atPoint':
      return 'stays';
    case 'atExit':
      return 'nothing-leaves';
    case 'closed':
      return null;
    default:
      return place satisfies never;
  }
}

export function isLockdownWord(word: string): word is LockdownWord {
  return lockdownWords.some((known) => known === word);
}
