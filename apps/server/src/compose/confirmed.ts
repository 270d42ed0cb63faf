import type { SubmitBatch } from '../commands/submit.ts';
import { allRefused } from '../commands/batch-answer.ts';
import type { Keys } from '../log/keys.ts';
import type { SiteClock } from '../ops/clock.ts';
import type { Confirm } from '../redis/replicas.ts';

export type ConfirmedParts = {
  submitBatch: SubmitBatch;
  confirm: Confirm;
  keys: Pick<Keys, 'receipt'>;
  siteClock: Pick<SiteClock, 'now'>;
};

/**
 * [RH13] The same entry point, whose answer to a person waits until the replicas have what is confirmed. When they don't have it
 * in time, the command may or may not be carried out: it is sent again, and answered by its receipt once they have that.
 */
export function createConfirmed({ submitBatch, confirm, keys, siteClock }: ConfirmedParts): SubmitBatch {
  return async (commands, actor, session, relayed) => {
    const submitted = await submitBatch(commands, actor, session, relayed);
    if (!submitted.ok || submitted.acks.length === 0 || actor.kind === 'system') return submitted;
    const isConfirmed = await confirm(commands.map(({ commandId }) => keys.receipt(commandId)));
    return isConfirmed ? submitted : allRefused(commands, 'unavailable', siteClock.now());
  };
}
