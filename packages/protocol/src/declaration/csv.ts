import { minuteMs } from '../time.ts';
import { type Columns, readHeader } from './columns.ts';
import { cutValue, type DeclarationFault } from './fault.ts';
import { declaredTwice, type DeclaredSlot } from './overlap.ts';
import { type DeclaredRow, readRow, type RowContext } from './row.ts';

/* A night's declarations as records of cells → rows to declare, and faults. Rules [D3]–[D18] of docs/spec.md. */

export const maxRows = 5000;

export type CsvContext = RowContext & {
  known: readonly DeclaredSlot[]; // what is declared already and not yet over
  expectedLoopMinutes: number;
};

export type ReadDeclarations = { rows: number; good: DeclaredRow[]; faults: DeclarationFault[] };

type Row = { line: number; cells: readonly string[] };

/** @param records every record of the file, the header first, blank ones included: a fault names its record */
export function readDeclarations(records: readonly (readonly string[])[], context: CsvContext): ReadDeclarations {
  const [header = [], ...body] = records;
  const rows = body
    .map((cells, index): Row => ({ line: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const columns = header.every((cell) => cell.trim() === '') && rows.length === 0 ? null : readHeader(header);
  const faults = columns === null ? [fileFault(1, 'empty file')] : faultsOfFile(columns, rows);
  if (columns === null || Array.isArray(columns) || faults.length > 0) return { rows: rows.length, good: [], faults };
  return readRows(columns, rows, context);
}

function readRows(columns: Columns, rows: readonly Row[], context: CsvContext): ReadDeclarations {
  const read: DeclaredRow[] = [];
  const faults: DeclarationFault[] = [];
  for (const { line, cells } of rows) {
    const row =
      cells.length === columns.names.length
        ? readRow(line, columns, cells, context)
        : [fileFault(line, 'wrong number of cells', String(cells.length))];
    if (Array.isArray(row)) faults.push(...row);
    else read.push(row);
  }
  const { good, clashes } = declaredTwice(read, context.known, context.expectedLoopMinutes * minuteMs);
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]));
  for (const { row, field } of clashes) {
    const value = cutValue(cellsOf.get(row.line)?.[columns.names.indexOf(field)] ?? '');
    faults.push({ line: row.line, field, fault: 'declared twice for overlapping times', value });
  }
  return { rows: rows.length, good, faults: faults.toSorted((a, b) => a.line - b.line) };
}

function faultsOfFile(columns: Columns | DeclarationFault[], rows: readonly Row[]): DeclarationFault[] {
  if (Array.isArray(columns)) return columns;
  const beyond = rows[maxRows];
  if (beyond) return [fileFault(beyond.line, 'too many rows', String(rows.length))];
  return rows.length === 0 ? [fileFault(1, 'no rows')] : [];
}

function fileFault(line: number, fault: DeclarationFault['fault'], value = ''): DeclarationFault {
  return { line, field: null, fault, value };
}
