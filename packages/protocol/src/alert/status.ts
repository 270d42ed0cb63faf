import type { AlertState } from './state.ts';

/** Acknowledged and cleared are two things: [B3] one that cleared by itself still wants somebody's eye. */
export const alertStatuses = ['raised', 'acknowledged', 'clearedUnseen', 'cleared', 'closed'] as const;
export type AlertStatus = (typeof alertStatuses)[number];

export function alertStatusOf({ acknowledged, clearedAt, closed }: AlertState): AlertStatus {
  if (closed !== null) return 'closed';
  if (acknowledged === null) return clearedAt === null ? 'raised' : 'clearedUnseen';
  return clearedAt === null ? 'acknowledged' : 'cleared';
}
