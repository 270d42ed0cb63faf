import { maxCrew } from './declaration.ts';
import { cutValue, type DeclarationFault, type FileFault } from './fault.ts';

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

export const crewColumns = ['role', 'name', 'document', 'number', 'phone', 'pass', 'sampled_at', 'result'] as const;

export type VisitColumn = (typeof visitColumns)[number];
export type CrewColumn = (typeof crewColumns)[number];

export type Field = VisitColumn | `crew${number}_${CrewColumn}`;

export type Columns = { names: string[]; crew: number }; // `crew`: how many people a row has room for

const crewName = /^crew([1-9])_([a-z_]+)$/u;

export function crewColumn(place: number, column: CrewColumn): Field {
  return `crew${place}_${column}`;
}

/* All columns that there can be, and room for mistakes that are worth naming one by one. */
const mostCells = 2 * (visitColumns.length + maxCrew * crewColumns.length);

/** [D4] Columns are found by name, in any order; a crew of three or more has its own eight columns each. */
export function readHeader(cells: readonly string[]): Columns | DeclarationFault[] {
  if (cells.length > mostCells) {
    return [{ line: 1, field: null, fault: 'wrong number of cells', value: String(cells.length) }];
  }
  const names = cells.map((cell) => cell.normalize('NFKC').trim().toLowerCase());
  const crew = Math.max(1, ...names.map((name) => Number(crewName.exec(name)?.[1] ?? 0)));
  const places = Array.from({ length: Math.min(crew, maxCrew) }, (_, index) => index + 1);
  const wanted = new Set<string>([
    ...visitColumns,
    ...places.flatMap((place) => crewColumns.map((column) => crewColumn(place, column))),
  ]);
  const faults = [
    ...names.filter((name) => !wanted.has(name)).map((name) => faultIn(name, 'unknown column')),
    ...names
      .filter((name, index) => wanted.has(name) && names.indexOf(name) < index)
      .map((name) => faultIn(name, 'duplicate column')),
    ...[...wanted].filter((name) => !names.includes(name)).map((name) => faultIn(name, 'missing column')),
  ];
  return faults.length > 0 ? faults : { names, crew };
}

function faultIn(field: string, fault: FileFault): DeclarationFault {
  return { line: 1, field: cutValue(field), fault, value: cutValue(field) };
}
