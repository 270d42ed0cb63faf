import type { AlertEvent, AlertState } from './state.ts';

/**
 * [B8] The events of an alert whose cause has ended. It is cleared; an alert of severity `info` is closed as well. An
 * alert that is cleared or closed already does not change.
 */
export function endedAlert({ severity, clearedAt, closed }: AlertState): AlertEvent[] {
  if (clearedAt !== null || closed !== null) return [];
  const cleared: AlertEvent = { type: 'alertCleared', note: null };
  return severity === 'info' ? [cleared, { type: 'alertClosed', outcome: 'no-action', note: null }] : [cleared];
}
