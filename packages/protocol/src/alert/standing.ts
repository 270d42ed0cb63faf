import type { AlertState } from './state.ts';

/** Acknowledged and cleared are two things: [B3] one that cleared by itself still wants somebody's eye. */
export const alertStandings = ['raised', 'acknowledged', 'clearedUnseen', 'cleared', 'closed'] as const;
export type AlertStanding = (typeof alertStandings)[number];

export function standingOf({ acknowledged, clearedAt, closed }: AlertState): AlertStanding {
  if (closed !== null) return 'closed';
  if (acknowledged === null) return clearedAt === null ? 'raised' : 'clearedUnseen';
  return clearedAt === null ? 'acknowledged' : 'cleared';
}
