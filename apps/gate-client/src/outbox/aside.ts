import { outlineOf } from '@cordon/protocol/offline/records.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { CommandBody, OutboxItem } from './items.ts';

/**
 * [U274] What a supervisor is told of a record that is not sent any more: whose it was, what was read, and the server's
 * word on it if there was one.
 *
 * @returns null for what is about no vehicle: there is nothing in it that a supervisor would have to look after
 */
export function asideBody({ command, author, refusal }: OutboxItem, note: string): CommandBody | null {
  if (!('visitId' in command)) return null;
  const record = {
    ...outlineOf(command),
    recordedAt: command.observedAt,
    authorId: author.personId,
    code: refusal?.code ?? null,
  };
  return { type: 'setRecordAside', visitId: command.visitId, record, note };
}

/** The record that this command sets aside, if it is one that does. */
export function asideOf(command: Command, find: (commandId: string) => OutboxItem | undefined): OutboxItem | undefined {
  return command.type === 'setRecordAside' ? find(command.record.recordId) : undefined;
}
