import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

export const nightFile = fileURLToPath(new URL('../../fixtures/declarations/night.csv', import.meta.url));
export const faultyNightFile = fileURLToPath(new URL('../../fixtures/declarations/night.faulty.csv', import.meta.url));

type Row = Record<string, string>;
const rows: readonly Row[] = parse(readFileSync(nightFile, 'utf8'), {
  bom: true,
  columns: true,
  skip_empty_lines: true,
});

export const nightVehicles = rows.length;

/** The last four characters of each document in the cab: what an officer reads through the window at the exit. */
export function tailsOf(plate: string): string[] {
  return cells(rowOf(plate), ['crew1_number', 'crew2_number']).map((number) => number.slice(-4).toUpperCase());
}

/** The whole names of everybody in the cab. */
export function namesOf(plate: string): string[] {
  return cells(rowOf(plate), ['crew1_name', 'crew2_name']);
}

function rowOf(plate: string): Row {
  const row = rows.find((one) => one['plate'] === plate);
  if (row === undefined) throw new Error(`${plate} does not come in this night`);
  return row;
}

/** Somebody who comes without being announced. */
export const stranger = { name: '欧阳若水', number: '11010519491231002X', phone: '13900001234' } as const;

/** Names, document numbers and telephone numbers of everybody in the night: seen by officers, never by a log. */
export const personalData: readonly string[] = [
  ...Object.values(stranger),
  ...new Set(
    rows.flatMap((row) =>
      cells(
        row,
        ['1', '2'].flatMap((n) => [`crew${n}_number`, `crew${n}_phone`, `crew${n}_name`]),
      ),
    ),
  ),
];

function cells(row: Row, columns: readonly string[]): string[] {
  return columns.map((column) => row[column] ?? '').filter((cell) => cell !== '');
}
