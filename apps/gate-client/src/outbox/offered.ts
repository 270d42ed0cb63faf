import { offlineByDefault } from '@cordon/protocol/offline/policy.ts';
import { offlineRuleOf } from '@cordon/protocol/offline/rule-of-command.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { LostHistory } from '@cordon/protocol/wire/position.ts';

/** Longer than a night, so that whoever finds in the morning that a copy was restored still has all of it. */
export const keptConfirmedMs = 48 * hourMs;
export const mostConfirmed = 2000;

/** Where the server's confirmation of a record stands. */
export type ConfirmedAt = { feed: string; seq: number; at: number }; // `at`: the server's clock as this device estimates it

/**
 * [OF71] What was seen and done at a vehicle can be said again, since it is judged by its moment. What supervisors and the
 * office decided is theirs to decide again, over what the record says now; so is a correction, which names an entry by a
 * number of the history that is gone.
 */
export function canBeOfferedAgain(command: Command): boolean {
  if (command.type === 'correctReport') return false;
  if (command.type === 'reportStep' || command.type === 'arriveUnannounced') return true;
  return 'visitId' in command && offlineRuleOf(command, offlineByDefault) !== 'no';
}

/** [OF72] Is a confirmation from this place worth nothing any more? */
export function isLost(
  confirmed: Pick<ConfirmedAt, 'feed' | 'seq'>,
  present: string,
  lost: LostHistory | null,
): boolean {
  if (lost?.feed === confirmed.feed) return lost.sharedUpTo === null || confirmed.seq > lost.sharedUpTo;
  return confirmed.feed !== present;
}
