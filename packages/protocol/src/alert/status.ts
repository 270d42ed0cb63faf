import type { AlertState } from './state.ts';

/**
 * What people see of an alert. [B3] Clearing does not acknowledge: an alert that cleared by itself is `clearedUnseen`
 * until somebody acknowledges it.
 */
export const alertStatuses = ['raised', 'acknowledged', 'clearedUnseen', 'cleared', 'closed'] as const;
export type AlertStatus = (typeof alertStatuses)[number];

/** The status of an alert, computed from its state. */
export function alertStatusOf({ acknowledged, clearedAt, closed }: AlertState): AlertStatus {
  if (closed !== null) return 'closed';
  if (acknowledged === null) return clearedAt === null ? 'raised' : 'clearedUnseen';
  return clearedAt === null ? 'acknowledged' : 'cleared';
}
