import type { Instant } from '@cordon/protocol/time.ts';
import type { Clock } from '@cordon/server/ops/clock.ts';

/** The site's clock in a test: it runs like any other, and a hand can put it forward. */
export type HandClock = Clock & { advance(ms: number): void };

type Timer = { at: Instant; fire: () => void; handle: NodeJS.Timeout };

export function handClock(start: Instant): HandClock {
  const began = performance.now();
  const timers = new Set<Timer>();
  let jumped = 0;
  const now = () => Math.floor(start + jumped + performance.now() - began);

  function ring(timer: Timer): void {
    if (timers.delete(timer)) timer.fire();
  }
  const wait = (timer: Pick<Timer, 'at'>, run: () => void) => setTimeout(run, Math.max(0, timer.at - now()));

  return {
    now,
    setTimer(ms, fire) {
      const at = now() + ms;
      const timer: Timer = { at, fire, handle: wait({ at }, () => ring(timer)) };
      timers.add(timer);
      return () => {
        clearTimeout(timer.handle);
        timers.delete(timer);
      };
    },
    advance(ms) {
      jumped += ms;
      for (const timer of [...timers].toSorted((a, b) => a.at - b.at)) {
        clearTimeout(timer.handle);
        if (timer.at <= now()) ring(timer);
        else timer.handle = wait(timer, () => ring(timer));
      }
    },
  };
}
