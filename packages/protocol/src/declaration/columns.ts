import { maxRecordCells } from './bounds.ts';
import { maxCrew } from './declaration.ts';
import { cutValue, type DeclarationFault, type FileFault } from './fault.ts';
import { cleanCell } from './marks.ts';

/** Columns of the visit that every file needs. */
export const visitColumns = [
  'declared_at',
  'eta',
  'plate',
  'trailer_plate',
  'purpose',
  'company',
  'stops',
  'goods',
  'vehicle_pass',
  'vehicle_pass_until',
] as const;

/** The columns that each person of the crew has. */
export const crewColumns = ['role', 'name', 'document', 'number', 'phone', 'pass', 'sampled_at', 'result'] as const;

/** [D36] Columns that a file may leave out. */
export const optionalColumns = ['ref'] as const;

/** A column of the visit, required or optional. */
export type VisitColumn = (typeof visitColumns)[number] | (typeof optionalColumns)[number];
export type CrewColumn = (typeof crewColumns)[number];

export type Field = VisitColumn | `crew${number}_${CrewColumn}`;

/**
 * `names` has one entry for each column, '' for one without a name; `crew` is the number of people that a row can have.
 */
export type Columns = { names: string[]; crew: number };

const crewName = /^crew([1-9])_([a-z_]+)$/u;
const longestName = 64; // no column has a longer name, and longer cells are not compared

/** The column of a crew member. `place` counts from 1. */
export function crewColumn(place: number, column: CrewColumn): Field {
  return `crew${place}_${column}`;
}

/** [D4] Names are compared without case, outer spaces, full width and invisible characters. */
function nameOf(cell: string): string {
  return cell.length > longestName ? cell : cleanCell(cell.normalize('NFKC')).toLowerCase();
}

function isKnown(name: string): boolean {
  const column = crewName.exec(name)?.[2];
  return [...visitColumns, ...optionalColumns, ...crewColumns].some((known) => known === (column ?? name));
}

/** [D26] How many different columns these cells name. It tells a header from a title, and finds the separator. */
export function countKnownColumns(cells: readonly string[]): number {
  const names = cells.slice(0, maxRecordCells).map(nameOf);
  return new Set(names.filter((name) => isKnown(name))).size;
}

/**
 * [D4] Finds the columns by name, in any order. Each person of the crew has eight columns.
 *
 * @param line the header's record in the file, from 1
 */
export function readHeader(line: number, cells: readonly string[]): Columns | DeclarationFault[] {
  if (cells.length > maxRecordCells) {
    return [{ line, field: null, fault: 'wrong number of cells', value: String(cells.length) }];
  }
  const names = cells.map(nameOf);
  while (names.at(-1) === '') names.pop();
  const crew = Math.max(1, ...names.map((name) => Number(crewName.exec(name)?.[1] ?? 0)));
  const places = Array.from({ length: Math.min(crew, maxCrew) }, (_, index) => index + 1);
  const wanted = new Set<string>([
    ...visitColumns,
    ...places.flatMap((place) => crewColumns.map((column) => crewColumn(place, column))),
  ]);
  const allowed = new Set<string>([...wanted, ...optionalColumns]);
  const faults = [
    ...names.filter((name) => name !== '' && !allowed.has(name)).map((name) => faultIn(line, name, 'unknown column')),
    ...names
      .filter((name, index) => allowed.has(name) && names.indexOf(name) < index)
      .map((name) => faultIn(line, name, 'duplicate column')),
    ...[...wanted].filter((name) => !names.includes(name)).map((name) => faultIn(line, name, 'missing column')),
  ];
  return faults.length > 0 ? faults : { names, crew };
}

function faultIn(line: number, field: string, fault: FileFault): DeclarationFault {
  return { line, field: cutValue(field), fault, value: cutValue(field) };
}
