import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { useMemo } from 'react';
import { usePicture } from '../../state/picture-store.ts';
import type { Facts } from '@cordon/protocol/decision.ts';
import { holdersOf, platesIn } from '../../state/admission.ts';
import { visitsIn } from '../../state/selectors.ts';

/** The site as this device knows it; null before the first picture. */
export function useSite(): SiteState | null {
  return usePicture((picture) => picture.site?.state ?? null);
}

export function useVisits(): VisitState[] {
  const visits = usePicture((picture) => picture.visits);
  return useMemo(() => visitsIn({ visits }), [visits]);
}

export function useHolders(): Pick<Facts, 'holders' | 'plates'> {
  const visits = usePicture((picture) => picture.visits);
  return useMemo(() => ({ holders: holdersOf({ visits }), plates: platesIn({ visits }) }), [visits]);
}
