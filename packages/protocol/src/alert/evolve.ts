import type { Stamp } from '../decision.ts';
import type { AlertEvent, AlertState } from './state.ts';

/**
 * Folds one event into an alert.
 *
 * @throws RangeError when it was not raised first, or is raised twice (a hole in the log)
 */
export function evolveAlert(alert: AlertState | null, event: AlertEvent, { at, by }: Stamp): AlertState {
  if (event.type === 'alertRaised') {
    if (alert !== null) throw new RangeError('the alert was raised already');
    return { ...event.alert, raisedAt: at, acknowledged: null, clearedAt: null, closed: null, comments: [] };
  }
  if (alert === null) throw new RangeError(`${event.type} before the alert was raised`);
  switch (event.type) {
    case 'alertAcknowledged':
      return { ...alert, acknowledged: { at, by, comment: event.comment } };
    case 'alertUnacknowledged':
      return { ...alert, acknowledged: null, comments: [...alert.comments, { at, by, text: event.reason }] };
    case 'alertCommented':
      return { ...alert, comments: [...alert.comments, { at, by, text: event.text }] };
    case 'alertCleared':
      return { ...alert, clearedAt: at };
    case 'alertClosed':
      return { ...alert, closed: { at, by, outcome: event.outcome, note: event.note } };
    default:
      return event satisfies never;
  }
}
