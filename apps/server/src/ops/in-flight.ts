import type { Submit } from '../commands/submit.ts';
import type { Clock } from './clock.ts';
import { pause } from './pause.ts';

/** Counts what is being carried out, so that a stopping server can finish it. */
export function countInFlight(submit: Submit): {
  submit: Submit;
  settled(pace: Clock, withinMs: number): Promise<void>;
} {
  const running = new Set<Promise<unknown>>();
  return {
    async submit(command, actor, session) {
      const work = submit(command, actor, session);
      running.add(work);
      try {
        return await work;
      } finally {
        running.delete(work);
      }
    },
    async settled(pace, withinMs) {
      await Promise.race([Promise.allSettled(running), pause(pace, withinMs)]);
    },
  };
}
