import type { Imported, ImportNames } from '@cordon/protocol/wire/http/declarations.ts';
import type { CommandRefusal } from '../../../outbox/items.ts';

export const maxFileBytes = 5 * 1024 * 1024;

export type ImportState =
  | { is: 'choosing'; tooLarge: boolean; refusal: CommandRefusal | null }
  | { is: 'reading'; file: File }
  | { is: 'preview'; file: File; names: ImportNames; preview: Imported; refusal: CommandRefusal | null }
  | { is: 'done'; file: File; result: Imported };

export const choosing = { is: 'choosing', tooLarge: false, refusal: null } as const satisfies ImportState;

export type ImportCounts = { faultyRows: number; importable: number };

/** [U91] Rows with faults, however many faults each has; and what an import of the good ones would write. */
export function countsOf({ accepted, faults }: Imported): ImportCounts {
  return { faultyRows: new Set(faults.map(({ line }) => line)).size, importable: accepted };
}
