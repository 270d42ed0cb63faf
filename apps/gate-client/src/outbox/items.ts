import { z } from 'zod';
import type { RefusalParams } from '@cordon/protocol/decision.ts';
import { type ErrorCode, errorCode } from '@cordon/protocol/errors.ts';
import { recordSchema } from '@cordon/protocol/stored/record.ts';
import { type Ack, refusalParams } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { person } from '@cordon/protocol/wire/http/session.ts';
import { outlineOf } from '@cordon/protocol/offline/records.ts';
import type { KeptTrace } from '../storage/database.ts';

type WithoutEnvelope<C> = C extends Command ? Omit<C, 'commandId' | 'observedAt' | 'offline'> : never;

/** What a screen asks for; the outbox puts the envelope around it. */
export type CommandBody = WithoutEnvelope<Command>;

type Envelope = Pick<Command, 'commandId' | 'observedAt' | 'offline'>;

/** A cast in one place: the compiler gives up on a union of so many. */
export function commandOf(body: CommandBody, envelope: Envelope): Command {
  return { ...body, ...envelope };
}

export type CommandRefusal = { code: ErrorCode; params: RefusalParams };

const authorShape = person.pick({ personId: true, name: true, role: true, stations: true });
export type Author = z.infer<typeof authorShape>;

export const itemStates = ['saved', 'sending', 'refused', 'aside'] as const;

/* Kept by an older version of the program, perhaps: whether it still can be read is for the server to say. */
const keptCommand = z
  .looseObject({ type: z.string(), commandId: z.string(), observedAt: z.number() })
  .transform((kept) => kept as unknown as Command);

/** Of a record that is kept: everything but its place in the queue. */
const itemBody = z.object({
  command: keptCommand,
  author: authorShape,
  signature: z.string().nullable(), // the author's, for when it goes over somebody else's connection
  savedAt: z.number(), // the device's clock
  state: z.enum(itemStates),
  refusal: z.object({ code: errorCode, params: refusalParams }).nullable(),
});

/** [SV1] What is sealed of it. */
export function sealedRecord(item: unknown): object {
  return recordSchema.write(itemBody.parse(item));
}

/** [SV2] @throws RangeError or ZodError when this version can't read it */
export function recordOf(stored: unknown): z.infer<typeof itemBody> {
  const read = recordSchema.upcast(stored);
  if (read.kind !== 'read') throw new RangeError(`the record is ${read.kind}`);
  return itemBody.parse(read.value);
}

/**
 * A command on its way. Confirmed ones leave the outbox; refused ones stay until their author has dismissed them; one that
 * is set aside waits for the supervisor's record of it.
 */
export type OutboxItem = z.infer<typeof itemBody> & {
  order: number; // its place in the queue of this device
  kept: boolean; // false: this device could not store it, and it lives as long as the window
};

/** What the command is about: a later one that succeeds settles the refusal of an earlier one. */
export function subjectOf(about: Command): string {
  const parts = [
    'visitId' in about ? about.visitId : '',
    'alertId' in about ? about.alertId : '',
    'stepId' in about ? about.stepId : '',
  ];
  return [about.type, ...parts].join(' ');
}

export function isWaiting({ state }: Pick<OutboxItem, 'state'>): boolean {
  return state === 'saved' || state === 'sending';
}

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
