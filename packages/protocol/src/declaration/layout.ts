import { headerWithin, maxRecordCells } from './bounds.ts';
import { type Columns, countKnownColumns, crewColumn, crewColumns, visitColumns } from './columns.ts';
import { crewRoles, documentKinds, purposes } from './declaration.ts';
import { cutValue, type DeclarationFault } from './fault.ts';

/* What stands where in a file: its header, its rows, and what is neither. */

/** A record of a file: its cells, or why there are none. */
export type CsvRecord = readonly string[] | RecordFault;
export type RecordFault = { fault: 'broken quotes' | 'wrong number of cells' | 'too long'; value: string };

export type Row = { line: number; cells: readonly string[] };

export function isCells(record: CsvRecord): record is readonly string[] {
  return Array.isArray(record);
}

export function isBlank(record: CsvRecord): boolean {
  return isCells(record) && record.every((cell) => cell.trim() === '');
}

const fewestNames = (visitColumns.length + crewColumns.length) / 2;

/**
 * [D26] The header is the first record that names every column that a file needs, or else the one that names most of them:
 * at least half, among the first ten.
 *
 * @returns its place among the records; null when none is a header
 */
export function findHeader(records: readonly CsvRecord[]): number | null {
  const named = records.slice(0, headerWithin).map((record) => (isCells(record) ? countKnownColumns(record) : 0));
  const most = Math.max(0, ...named);
  return most < fewestNames ? null : named.indexOf(most);
}

/** [D25] Cells that a spreadsheet left out at the end of a row are empty ones, and empty ones at its end are none. */
export function fitCells(cells: readonly string[], width: number): readonly string[] {
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const kept = cells.slice(0, Math.max(filled, width));
  return kept.length < width ? [...kept, ...Array.from({ length: width - kept.length }, () => '')] : kept;
}

const needed = [
  ...['declared_at', 'eta', 'plate', 'purpose', 'company', 'stops'],
  ...(['role', 'name', 'document', 'number', 'phone'] as const).map((column) => crewColumn(1, column)),
];

/** [D27] A row with hardly anything that a declaration needs is a total, a note or a signature below the table. */
function isNoDeclaration({ names }: Columns, cells: readonly string[]): boolean {
  return needed.filter((name) => (cells[names.indexOf(name)] ?? '').trim() !== '').length <= 2;
}

/** Columns whose values are known by sight. */
const knownFormats: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^purpose$/u, purposes],
  [/^crew\d_role$/u, crewRoles],
  [/^crew\d_document$/u, documentKinds],
];

/** [D9] A row in which values stand beside their column: a separator is missing, or one too many. */
function isShifted({ names }: Columns, cells: readonly string[]): boolean {
  const said = (place: number) => (cells[place] ?? '').trim();
  return names.some((name, place) => {
    const values = knownFormats.find(([form]) => form.test(name))?.[1] ?? [];
    if (values.length === 0 || values.includes(said(place))) return false;
    return values.includes(said(place - 1)) || values.includes(said(place + 1));
  });
}

/* A quote was opened in one row and closed in another: separators and line breaks within one cell. */
const torn = /[,;\t].*[\n\r]|[\n\r].*[,;\t]/u;

/** [D9] [D27] What is wrong with a row as a whole, so that its cells are not worth reading; null when nothing is. */
export function layoutFault(columns: Columns, { line, cells }: Row): DeclarationFault | null {
  const width = columns.names.length;
  const fitted = fitCells(cells, width);
  if (isNoDeclaration(columns, fitted)) {
    const value = fitted.find((cell) => cell.trim() !== '') ?? '';
    return { line, field: null, fault: 'not a declaration', value: cutValue(value.trim()) };
  }
  const isTorn = cells.some((cell) => torn.test(cell));
  if (fitted.length === width && (cells.length === width || !(isTorn || isShifted(columns, fitted)))) return null;
  return isTorn
    ? { line, field: null, fault: 'broken quotes', value: cutValue(fitted[0] ?? '') }
    : { line, field: null, fault: 'wrong number of cells', value: String(cells.length) };
}

/** [D25] Columns without a name are none, as long as nothing stands in them. */
export function unnamedFaults({ names }: Columns, headerLine: number, rows: readonly Row[]): DeclarationFault[] {
  const unnamed = names.flatMap((name, place) => (name === '' ? [place] : []));
  const used = unnamed.filter((place) => rows.some(({ cells }) => (cells[place] ?? '').trim() !== ''));
  return used.slice(0, maxRecordCells).map((place) => {
    return { line: headerLine, field: null, fault: 'column without a name', value: columnLetters(place) };
  });
}

/** As spreadsheets call their columns: A, B, … Z, AA, AB, … */
function columnLetters(place: number): string {
  const rest = Math.floor(place / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCodePoint(65 + (place % 26));
}
