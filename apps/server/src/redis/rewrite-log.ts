import { setTimeout as pause } from 'node:timers/promises';

const lookAgainMs = 20;
const usuallyWithinMs = 10_000;

/** The commands that are needed of a Redis client. */
export type LogOwner = { bgrewriteaof(): Promise<unknown>; info(section: string): Promise<string> };

/**
 * [K13] Has Redis write its log on the disk anew. Until then the log still contains what was deleted.
 *
 * @returns whether it is done; false when this Redis does not allow it, or has no space or time for it
 */
export async function rewriteLog(redis: LogOwner, withinMs = usuallyWithinMs): Promise<boolean> {
  const until = performance.now() + withinMs;
  let isAsked = false;
  try {
    while (performance.now() < until) {
      const state = await redis.info('persistence');
      // A rewrite that runs already may have begun before the deletion: wait for it, then ask for another one.
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

/** Another rewrite may have begun in between. */
function unlessBusy(error: unknown): false {
  if (error instanceof Error && error.message.includes('already in progress')) return false;
  throw error;
}
