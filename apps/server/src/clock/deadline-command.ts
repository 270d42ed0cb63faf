import type { Instant } from '@cordon/protocol/time.ts';
import type { PassDeadline } from '@cordon/protocol/wire/command.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { idFrom } from '../ops/ids.ts';

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
