import { randomBytes } from 'node:crypto';
import type { Command } from '@cordon/protocol/wire/command.ts';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type CommandBody = DistributiveOmit<Command, 'commandId' | 'observedAt'>;

/** A command as a tablet sends it, with a new ID. */
export function commandOf(body: CommandBody, observedAt = Date.now()): Command {
  const command: Command = { ...body, commandId: newId(), observedAt };
  return command;
}

/** A UUID of version 7. */
export function newId(now = Date.now()): string {
  const random = randomBytes(9).toString('hex');
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6)}`;
}
