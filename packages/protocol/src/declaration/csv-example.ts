import { crewColumns, visitColumns } from './columns.ts';
import type { CsvContext } from './csv.ts';

/* A correct file for tests, which they break one cell at a time. */

export const context: CsvContext = {
  stops: [
    { id: 'north-gate', kind: 'gate' },
    { id: 'first-canteen', kind: 'unloading' },
    { id: 'north-shop', kind: 'unloading' },
    { id: 'refuse-east', kind: 'refuse' },
  ],
  timeZone: 'Asia/Shanghai',
  now: Date.parse('2026-11-12T12:00+08:00'),
};

export const header = [
  ...visitColumns,
  ...crewColumns.map((column) => `crew1_${column}`),
  ...crewColumns.map((column) => `crew2_${column}`),
];

const good: Record<string, string> = {
  declared_at: '2026-11-11T04:13+08:00',
  eta: '2026-11-12T23:13+08:00',
  plate: '渝A12345',
  trailer_plate: '',
  purpose: 'supply',
  company: '鲜达配送',
  stops: 'first-canteen|north-shop',
  goods: '冷冻鸡腿:71:箱;鸡蛋:15.5:kg',
  vehicle_pass: 'V7567874',
  vehicle_pass_until: '2027-01-16',
  crew1_role: 'driver',
  crew1_name: '秦晓海',
  crew1_document: 'id-card',
  crew1_number: '990000196604038090',
  crew1_phone: '17480207058',
  crew1_pass: 'P7847842',
  crew1_sampled_at: '2026-11-11T22:13+08:00',
  crew1_result: 'negative',
};

export const passenger: Record<string, string> = {
  crew2_role: 'passenger',
  crew2_name: '姜长',
  crew2_document: 'passport',
  crew2_number: 'E92174451',
  crew2_phone: '+85291234567',
  crew2_pass: '',
  crew2_sampled_at: '',
  crew2_result: '',
};

/** The cells of a good row with these changes, by column. */
export function cellsOf(changes: Record<string, string> = {}): string[] {
  return header.map((column) => changes[column] ?? good[column] ?? '');
}

/** The records of a file: its header, and a good row with each of these changes. */
export function fileOf(...rows: Record<string, string>[]): string[][] {
  return [header, ...rows.map((changes) => cellsOf(changes))];
}
