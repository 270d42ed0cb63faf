import { useEffect } from 'react';

/** Whatever comes up is read from its top, however far down the last thing was. */
export function useFromTop(what: string): void {
  useEffect(() => {
    globalThis.scrollTo(0, 0);
  }, [what]);
}
