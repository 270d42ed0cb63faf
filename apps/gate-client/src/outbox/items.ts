import type { RefusalParams } from '@cordon/protocol/decision.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';

type WithoutEnvelope<C> = C extends Command ? Omit<C, 'commandId' | 'observedAt'> : never;

/** What a screen asks for; the outbox puts the envelope around it. */
export type CommandBody = WithoutEnvelope<Command>;

export type CommandRefusal = { code: ErrorCode; params: RefusalParams };

export type Author = { personId: string; name: string };

/** A command on its way. Confirmed ones leave the outbox; refused ones stay until their author has dismissed them. */
export type OutboxItem = {
  command: Command;
  author: Author;
  savedAt: number; // the device's clock
  state: 'saved' | 'sending' | 'refused';
  refusal: CommandRefusal | null;
};

/** What the command is about: a later one that succeeds settles the refusal of an earlier one. */
export function subjectOf(command: Command): string {
  const about = [
    'visitId' in command ? command.visitId : '',
    'alertId' in command ? command.alertId : '',
    'stepId' in command ? command.stepId : '',
  ];
  return [command.type, ...about].join(' ');
}
