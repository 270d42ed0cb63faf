import type { SystemClock } from '../clock.ts';
import type { Instruments } from './instruments.ts';

const everyMs = 100;

export type LoopLagParts = { instruments: Instruments; systemClock: SystemClock; ticks: () => number };

/**
 * [Y7] Measures ten times a second how late a timer fires, which is how long a command waits that arrives then. Node's own
 * `monitorEventLoopDelay` is not used: its figures begin anew with every reading, so two readers disturb each other.
 */
export function startLoopLag({ instruments, systemClock, ticks }: LoopLagParts): { stop(): void } {
  const lag = instruments.histogram('cordon_event_loop_lag_seconds');
  let dueAt = ticks() + everyMs;
  let cancel = systemClock.setTimer(everyMs, sample);
  function sample(): void {
    lag.observe(Math.max(0, ticks() - dueAt) / 1_000); // timers may come a fraction of a millisecond early
    dueAt = ticks() + everyMs;
    cancel = systemClock.setTimer(everyMs, sample);
  }
  return { stop: () => cancel() };
}
