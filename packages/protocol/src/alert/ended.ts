import type { AlertEvent, AlertState } from './state.ts';

/**
 * [B8] What the end of its cause does to an alert: it is cleared. A mere information asks nothing more of anybody and is
 * closed with it; what was cleared or closed by hand before stays as it is.
 */
export function endedAlert({ severity, clearedAt, closed }: AlertState): AlertEvent[] {
  if (clearedAt !== null || closed !== null) return [];
  const cleared: AlertEvent = { type: 'alertCleared', note: null };
  return severity === 'info' ? [cleared, { type: 'alertClosed', outcome: 'no-action', note: null }] : [cleared];
}
