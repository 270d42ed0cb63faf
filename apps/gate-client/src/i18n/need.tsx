import { createContext, useContext } from 'react';
import type { WordingPart } from './wordings.ts';

/** Has words on board that did not come with the first load. */
export type Need = (part: WordingPart) => Promise<void>;

const NeedContext = createContext<Need | null>(null);
export const NeedProvider = NeedContext.Provider;

export function useNeed(): Need {
  const need = useContext(NeedContext);
  if (need === null) throw new Error('no wordings above this component');
  return need;
}
