import { createHash } from 'node:crypto';
import type { Instant } from '@cordon/protocol/time.ts';
import type { PassDeadline } from '@cordon/protocol/wire/command.ts';
import type { AggregateRef } from '../log/keys.ts';

/** [T2] The same deadline always gets the same command, so that however many clocks see it, it passes once. */
export function deadlineCommand(aggregate: AggregateRef, { key, at }: { key: string; at: Instant }): PassDeadline {
  return {
    type: 'passDeadline',
    commandId: idFrom(`${aggregate} ${key} ${at}`),
    observedAt: at,
    aggregate,
    deadline: key,
  };
}

/** A UUID of version 8: made from its cause, not from time or chance. */
function idFrom(cause: string): string {
  const hex = createHash('sha256').update(cause).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
