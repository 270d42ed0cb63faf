import { type RefObject, useEffect, useRef, useState } from 'react';

/** How many lines of the height of the first one fit into a list; one before anything has been measured. */
export function useFits<E extends HTMLElement>(lineShare: number): { ref: RefObject<E | null>; fits: number } {
  const ref = useRef<E>(null);
  const [fits, setFits] = useState(1);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const watcher = new ResizeObserver(([entry]) => {
      const unit = Number.parseFloat(getComputedStyle(element).fontSize);
      if (entry !== undefined) setFits(Math.max(1, Math.floor(entry.contentRect.height / (unit * lineShare))));
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
    };
  }, [lineShare]);
  return { ref, fits };
}
