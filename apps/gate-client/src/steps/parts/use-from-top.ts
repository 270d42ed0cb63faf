import { useEffect, useRef } from 'react';

/** Whatever comes up is read from its top, however far down the last thing was. */
export function useFromTop(what: string): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current === what) return;
    shown.current = what;
    globalThis.scrollTo(0, 0);
  }, [what]);
}
