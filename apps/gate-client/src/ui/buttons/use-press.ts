import { useRef, useState } from 'react';

export type OnPress = () => unknown;

/**
 * [U30] A press is answered at once and counts once: until what it started has come to an end, further presses do nothing.
 *
 * @param busy the caller's own word that something is still on its way
 */
export function usePress(onPress: OnPress, busy: boolean, disabled: boolean) {
  const [pending, setPending] = useState(false);
  const running = useRef(false);
  const shownBusy = busy || pending;
  return {
    busy: shownBusy,
    async press(): Promise<void> {
      if (running.current || busy || disabled) return;
      const outcome = onPress();
      if (!(outcome instanceof Promise)) return;
      running.current = true;
      setPending(true);
      try {
        await outcome;
      } finally {
        running.current = false;
        setPending(false);
      }
    },
  };
}
