import type { Clock } from '../clock.ts';
import type { Instruments } from './instruments.ts';

const everyMs = 100;

export type LoopLagParts = { instruments: Instruments; pace: Clock; ticks: () => number };

/**
 * [Y7] Has a timer fall due ten times a second and looks how late its turn comes: what a command waits for that arrives
 * then. Not Node's own `monitorEventLoopDelay`: its figures begin anew with every reading, so two readers rob each other.
 */
export function startLoopLag({ instruments, pace, ticks }: LoopLagParts): { stop(): void } {
  const lag = instruments.histogram('cordon_event_loop_lag_seconds');
  let dueAt = ticks() + everyMs;
  let cancel = pace.setTimer(everyMs, sample);
  function sample(): void {
    lag.observe(Math.max(0, ticks() - dueAt) / 1_000); // timers may come a fraction of a millisecond early
    dueAt = ticks() + everyMs;
    cancel = pace.setTimer(everyMs, sample);
  }
  return { stop: () => cancel() };
}
