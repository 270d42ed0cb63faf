import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { type CommandHandle, useCommand } from '../../../outbox/use-command.ts';

/** One command for each, in their order; the first that is refused ends it and says why. */
export function useAcknowledgeAll(): Omit<CommandHandle, 'run'> & {
  all(alerts: readonly AlertState[]): Promise<void>;
} {
  const { run, ...rest } = useCommand();
  return {
    ...rest,
    async all(alerts) {
      for (const { id } of alerts) if (!(await run({ type: 'acknowledgeAlert', alertId: id, comment: null }))) return;
    },
  };
}
