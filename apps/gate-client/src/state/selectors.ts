import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Picture } from './picture.ts';

/** Makes a new list: wrap it in useMemo over the visits. */
export function visitsIn({ visits }: Pick<Picture, 'visits'>): VisitState[] {
  return Object.values(visits).map(({ state }) => state);
}
