import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { KeptTrace } from '../storage/database.ts';
import type { OutboxItem } from './items.ts';

/** [U273] What stays of a record when it leaves the queue: which it was and what became of it, never what it said. */
export function traceOf(
  item: OutboxItem,
  outcome: KeptTrace['outcome'],
  settledAt: number,
  ack: Ack | null,
): KeptTrace {
  const { command, author, refusal } = item;
  return {
    commandId: command.commandId,
    type: command.type,
    visitId: 'visitId' in command ? command.visitId : null,
    stepId: 'stepId' in command ? command.stepId : null,
    authorId: author.personId,
    recordedAt: command.observedAt,
    settledAt,
    outcome,
    code: ack?.ok === false ? ack.code : (refusal?.code ?? null),
    seq: ack?.ok === true ? ack.seq : null,
  };
}
