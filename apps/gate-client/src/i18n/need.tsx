import { useCordon } from '../context/cordon-context.tsx';
import type { WordingPart } from './wordings.ts';

/** Loads words that did not come with the first load. */
export type Need = (part: WordingPart) => Promise<void>;

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    need: Need;
  }
}

export const useNeed = () => useCordon('need');
