import type { Clock } from './clock.ts';

/** @throws Error when the answer takes longer; an answer that comes later is ignored */
export async function within<T>(systemClock: Clock, ms: number, answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const cancel = systemClock.setTimer(ms, () => late.reject(new Error(`no answer within ${ms} ms`)));
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    cancel();
  }
}
