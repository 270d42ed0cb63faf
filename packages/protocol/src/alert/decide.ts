import { accepted, type Decision, refused } from '../decision.ts';
import type { AlertCommand } from './commands.ts';
import type { AlertEvent, AlertState } from './state.ts';

/**
 * Acknowledging says who has it in hand; clearing, that the cause is gone; closing, how it ended. Three things, three
 * events: [B3] clearing does not acknowledge, [B4] a closed alert stays as it is.
 */
export function decideAlert(alert: AlertState | null, command: AlertCommand): Decision<AlertEvent> {
  if (alert === null) return refused('alert-unknown');
  if (alert.closed !== null) return refused('alert-closed');
  switch (command.type) {
    case 'acknowledgeAlert':
      if (alert.acknowledged !== null) return refused('alert-acknowledged', { by: alert.acknowledged.by.name });
      return accepted({ type: 'alertAcknowledged', comment: command.comment });
    case 'unacknowledgeAlert':
      if (alert.acknowledged === null) return refused('alert-not-acknowledged');
      return accepted({ type: 'alertUnacknowledged', reason: command.reason });
    case 'commentAlert':
      return accepted({ type: 'alertCommented', text: command.text });
    case 'clearAlert':
      if (alert.clearedAt !== null) return refused('alert-cleared');
      return accepted({ type: 'alertCleared', note: command.note });
    case 'closeAlert':
      if (alert.acknowledged === null) return refused('alert-not-acknowledged');
      if (alert.clearedAt === null && command.outcome !== 'false-alarm') return refused('alert-not-cleared');
      return accepted({ type: 'alertClosed', outcome: command.outcome, note: command.note });
    default:
      return command satisfies never;
  }
}
