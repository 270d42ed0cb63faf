import type { KeptTrace } from '../storage/database.ts';
import { type OutboxItem, traceOf } from './items.ts';

const columns = [
  'commandId',
  'type',
  'visitId',
  'stepId',
  'authorId',
  'recordedAt',
  'settledAt',
  'outcome',
  'code',
  'seq',
] as const satisfies readonly (keyof KeptTrace)[];

/**
 * [U273] A table of everything that this device has sent or still has to send: numbers, times and outcomes, so that a
 * record that nobody finds can be traced. Nothing of what it said, and nobody's name.
 *
 * @returns CSV with a byte order mark, as spreadsheets want it; times are ISO 8601, UTC
 */
export function sentList(traces: readonly KeptTrace[], present: readonly OutboxItem[]): string {
  const here = present.map((item) => ({ ...traceOf(item, 'refused', 0, null), settledAt: null, outcome: item.state }));
  const rows = [...here, ...traces].map((trace) =>
    columns.map((column) => {
      const value = trace[column];
      if (value === null) return '';
      return column === 'recordedAt' || column === 'settledAt' ? new Date(value).toISOString() : String(value);
    }),
  );
  return `\uFEFF${[[...columns], ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}
