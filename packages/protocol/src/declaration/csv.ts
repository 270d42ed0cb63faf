import type { Instant } from '../time.ts';
import { maxListed, maxRecordCells, maxRows } from './bounds.ts';
import { type Columns, readHeader } from './columns.ts';
import { cutValue, type DeclarationFault } from './fault.ts';
import { judgeTimes } from './file-times.ts';
import {
  type CsvRecord,
  findHeader,
  fitCells,
  isBlank,
  isCells,
  layoutFault,
  type Row,
  unnamedFaults,
} from './layout.ts';
import { type DeclarationRemark, remarkOn } from './remark.ts';
import { type DeclaredRow, readRow, type RowContext } from './row.ts';

/* Reads a night's declarations: records of cells → rows to declare, and faults. Rules [D3]–[D36] of docs/spec.md. */

/** What reading a file needs to know of the site, and the time. */
export type CsvContext = RowContext & { now: Instant };

/** `good` are rows without a fault of their own; `placeRows` compares them with each other. */
export type ReadDeclarations = {
  rows: number;
  good: DeclaredRow[];
  faults: DeclarationFault[];
  remarks: DeclarationRemark[];
};

/**
 * Reads all records of a file.
 *
 * @param records every record, including blank ones and those above the header, since a fault names its record
 */
export function readDeclarations(records: readonly CsvRecord[], context: CsvContext): ReadDeclarations {
  const headerAt = findHeader(records);
  if (headerAt === null) return { rows: 0, good: [], faults: [noHeader(records)], remarks: [] };
  const [header, body] = [records[headerAt] ?? [], records.slice(headerAt + 1)];
  const columns = readHeader(headerAt + 1, isCells(header) ? header : []);
  const listed = body
    .map((record, index) => ({ line: headerAt + index + 2, record }))
    .filter(({ record }) => !isBlank(record));
  const unread = listed.flatMap(({ line, record }) => (isCells(record) ? [] : [{ line, field: null, ...record }]));
  const rows = listed.flatMap(({ line, record }) => (isCells(record) ? [{ line, cells: record }] : []));
  const faults = faultsOfFile(columns, headerAt + 1, listed, rows);
  if (Array.isArray(columns) || faults.length > 0) {
    return { rows: listed.length, good: [], faults, remarks: [] };
  }
  const read = readRows(columns, rows, context);
  return { ...read, rows: listed.length, faults: listFaults([...unread, ...read.faults]) };
}

function readRows(columns: Columns, rows: readonly Row[], context: CsvContext): Omit<ReadDeclarations, 'rows'> {
  const read: DeclaredRow[] = [];
  const faults: DeclarationFault[] = [];
  for (const each of rows) {
    const { line, cells } = each;
    const misplaced = layoutFault(columns, each);
    const row =
      misplaced === null ? readRow(line, columns, fitCells(cells, columns.names.length), context) : [misplaced];
    if (Array.isArray(row)) faults.push(...row);
    else read.push(row);
  }
  const { implausible, remarks } = judgeTimes(read, context.now, context.timeZone);
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]));
  for (const { line } of implausible) {
    const value = cutValue(cellsOf.get(line)?.[columns.names.indexOf('eta')] ?? '');
    faults.push({ line, field: 'eta', fault: 'not a plausible time', value });
  }
  const good = read.filter((row) => !implausible.has(row));
  return { good, faults, remarks: listRemarks([...remarks, ...good.flatMap((row) => row.remarks)]) };
}

function faultsOfFile(
  columns: Columns | DeclarationFault[],
  headerLine: number,
  listed: readonly { line: number }[],
  rows: readonly Row[],
): DeclarationFault[] {
  if (Array.isArray(columns)) return columns;
  const beyond = listed[maxRows];
  if (beyond) return [fileFault(beyond.line, 'too many rows', String(listed.length))];
  if (listed.length === 0) return [fileFault(headerLine, 'no rows')];
  return unnamedFaults(columns, headerLine, rows);
}

/** [D26] One fault for the missing header, instead of one for each column. */
function noHeader(records: readonly CsvRecord[]): DeclarationFault {
  const place = records.findIndex((record) => !isBlank(record));
  const first = records[place];
  if (first === undefined) return fileFault(1, 'empty file');
  if (!isCells(first)) return { line: place + 1, field: null, ...first };
  if (first.length > maxRecordCells) return fileFault(place + 1, 'wrong number of cells', String(first.length));
  return fileFault(place + 1, 'no header', cutValue(first.find((cell) => cell.trim() !== '') ?? ''));
}

/** [D24] The faults in the order of the lines: the first thousand, and how many more there are. */
export function listFaults(faults: readonly DeclarationFault[]): DeclarationFault[] {
  const [listed, beyond] = cutList(faults);
  return beyond === null ? listed : [...listed, fileFault(beyond.line, 'more faults', beyond.count)];
}

/** [D24] The same for remarks. */
export function listRemarks(remarks: readonly DeclarationRemark[]): DeclarationRemark[] {
  const [listed, beyond] = cutList(remarks);
  return beyond === null ? listed : [...listed, remarkOn(beyond.line, null, 'more remarks', beyond.count)];
}

function cutList<T extends { line: number }>(all: readonly T[]): [T[], { line: number; count: string } | null] {
  const sorted = all.toSorted((a, b) => a.line - b.line);
  const next = sorted[maxListed];
  if (next === undefined) return [sorted, null];
  return [sorted.slice(0, maxListed), { line: next.line, count: String(sorted.length - maxListed) }];
}

function fileFault(line: number, fault: DeclarationFault['fault'], value = ''): DeclarationFault {
  return { line, field: null, fault, value };
}
