import type { Command } from '@cordon/protocol/wire/command.ts';
import type { CommandBody, OutboxItem } from './items.ts';

/** What a supervisor is told of a record that is not sent any more; its own answer is what was reported. */
export function asideBody(_item: OutboxItem, _note: string): CommandBody {
  throw new Error('not yet');
}

/** The record that this command sets aside, if it is one that does. */
export function asideOf(
  _command: Command,
  _find: (commandId: string) => OutboxItem | undefined,
): OutboxItem | undefined {
  return undefined;
}
