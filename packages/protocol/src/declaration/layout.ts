import { headerWithin, maxRecordCells } from './bounds.ts';
import { type Columns, countKnownColumns, crewColumn, crewColumns, visitColumns } from './columns.ts';
import { crewRoles, documentKinds, purposes } from './declaration.ts';
import { cutValue, type DeclarationFault } from './fault.ts';

/* The layout of a file: its header, its rows, and records that are neither. */

/** A record of a file: its cells, or why it can't be read. */
export type CsvRecord = readonly string[] | RecordFault;
/** Why a record can't be read. */
export type RecordFault = { fault: 'broken quotes' | 'wrong number of cells' | 'too long'; value: string };

export type Row = { line: number; cells: readonly string[] };

/** Whether the record was split into cells; one that could not be read is no list. */
export function isCells(record: CsvRecord): record is readonly string[] {
  return Array.isArray(record);
}

/** Whether all cells of the record are empty or spaces. */
export function isBlank(record: CsvRecord): boolean {
  return isCells(record) && record.every((cell) => cell.trim() === '');
}

const fewestNames = (visitColumns.length + crewColumns.length) / 2;

/**
 * [D26] The header is the first of the first ten records that names every required column; else the one that names most
 * of them, and at least half.
 *
 * @returns its index among the records; null when none is a header
 */
export function findHeader(records: readonly CsvRecord[]): number | null {
  const named = records.slice(0, headerWithin).map((record) => (isCells(record) ? countKnownColumns(record) : 0));
  const most = Math.max(0, ...named);
  return most < fewestNames ? null : named.indexOf(most);
}

/**
 * [D25] Fits a row to its columns: cells that a spreadsheet left out at the end are empty, and extra empty cells at the
 * end are dropped.
 */
export function fitCells(cells: readonly string[], width: number): readonly string[] {
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const kept = cells.slice(0, Math.max(filled, width));
  return kept.length < width ? [...kept, ...Array.from({ length: width - kept.length }, () => '')] : kept;
}

const needed = [
  ...['declared_at', 'eta', 'plate', 'purpose', 'company', 'stops'],
  ...(['role', 'name', 'document', 'number', 'phone'] as const).map((column) => crewColumn(1, column)),
];

/** [D27] A row with hardly any required value is a total, a note or a signature below the table. */
function isNoDeclaration({ names }: Columns, cells: readonly string[]): boolean {
  return needed.filter((name) => (cells[names.indexOf(name)] ?? '').trim() !== '').length <= 2;
}

/** Columns whose values have a recognisable form. */
const knownFormats: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^purpose$/u, purposes],
  [/^crew\d_role$/u, crewRoles],
  [/^crew\d_document$/u, documentKinds],
];

/** [D9] Whether values are beside their columns, since a separator is missing or superfluous. */
function isShifted({ names }: Columns, cells: readonly string[]): boolean {
  const said = (place: number) => (cells[place] ?? '').trim();
  return names.some((name, place) => {
    const values = knownFormats.find(([form]) => form.test(name))?.[1] ?? [];
    if (values.length === 0 || values.includes(said(place))) return false;
    return values.includes(said(place - 1)) || values.includes(said(place + 1));
  });
}

/* A quote that was opened in one row and closed in another: one cell contains separators and line breaks. */
const torn = /[,;\t].*[\n\r]|[\n\r].*[,;\t]/u;

/** [D9] [D27] The fault of a row as a whole, after which its cells are not read; null when there is none. */
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

/** [D25] A column without a name is ignored while all its cells are empty. */
export function unnamedFaults({ names }: Columns, headerLine: number, rows: readonly Row[]): DeclarationFault[] {
  const unnamed = names.flatMap((name, place) => (name === '' ? [place] : []));
  const used = unnamed.filter((place) => rows.some(({ cells }) => (cells[place] ?? '').trim() !== ''));
  return used.slice(0, maxRecordCells).map((place) => {
    return { line: headerLine, field: null, fault: 'column without a name', value: columnLetters(place) };
  });
}

/**
 * The name of a column in spreadsheets: A, B, … Z, AA, AB, …
 *
 * @param place index of the column, from 0
 */
function columnLetters(place: number): string {
  const rest = Math.floor(place / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCodePoint(65 + (place % 26));
}
