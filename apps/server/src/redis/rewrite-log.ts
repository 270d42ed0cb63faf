import { setTimeout as pause } from 'node:timers/promises';

const lookAgainMs = 20;
const usuallyWithinMs = 10_000;

/** What is asked of a Redis client. */
export type LogOwner = { bgrewriteaof(): Promise<unknown>; info(section: string): Promise<string> };

/**
 * [K13] The log on the disk holds what was deleted too, until Redis writes it anew; asked now, it does so without it.
 *
 * @returns whether it is done; false where Redis does not let itself be asked, or has no room or time for it
 */
export async function rewriteLog(redis: LogOwner, withinMs = usuallyWithinMs): Promise<boolean> {
  const until = performance.now() + withinMs;
  let isAsked = false;
  try {
    while (performance.now() < until) {
      const state = await redis.info('persistence');
      // One that runs already may have begun with what must go: it is waited for, and then asked for another.
      if (!/^aof_rewrite_(?:in_progress|scheduled):1/m.test(state)) {
        if (isAsked) return /^aof_last_bgrewrite_status:ok/m.test(state);
        isAsked = await redis.bgrewriteaof().then(() => true, unlessBusy);
      }
      await pause(lookAgainMs);
    }
    return false;
  } catch {
    return false;
  }
}

/** Somebody else asked between the look and the question. */
function unlessBusy(error: unknown): false {
  if (error instanceof Error && error.message.includes('already in progress')) return false;
  throw error;
}
