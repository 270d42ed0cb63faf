import { useEffect, useRef, useState } from 'react';

export const holdMs = 1500;

/**
 * [U31] An irreversible act wants a hold of 1.5 s, by finger or by key; letting go before that does nothing.
 *
 * @returns progress from 0 to 1, null when nobody holds
 */
export function useHold(onDone: () => void, enabled: boolean) {
  const [progress, setProgress] = useState<number | null>(null);
  const since = useRef<number | null>(null);
  const frame = useRef(0);

  function release(): void {
    since.current = null;
    cancelAnimationFrame(frame.current);
    setProgress(null);
  }

  function hold(): void {
    if (!enabled || since.current !== null) return;
    since.current = performance.now();
    setProgress(0);
    const turn = (now: number) => {
      if (since.current === null) return;
      const part = (now - since.current) / holdMs;
      if (part >= 1) {
        release();
        onDone();
        return;
      }
      setProgress(Math.max(0, part));
      frame.current = requestAnimationFrame(turn);
    };
    frame.current = requestAnimationFrame(turn);
  }

  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return { progress, hold, release };
}
