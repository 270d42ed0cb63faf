import { describe, expect, it } from 'vitest';
import { minuteMs } from '../time.ts';
import { declarationOf } from '../testing/declarations.ts';
import { context, fileOf } from './csv-example.ts';
import { readDeclarations } from './csv.ts';
import type { KnownVisit } from './match.ts';
import { type PlaceOptions, placeRows } from './place-rows.ts';

const trailer = { trailer_plate: '湘AK0W7挂' };
const eta = (time: string) => ({ eta: `2026-11-12T${time}+08:00` });
const at = (time: string) => Date.parse(`2026-11-12T${time}+08:00`);
const known = (time: string, plate = '渝A12345', trailerPlate: string | null = null): KnownVisit => ({
  visitId: `v-${plate}-${time}`,
  kind: 'expected',
  declaration: declarationOf({ plate, trailerPlate, purpose: 'refuse' }, at(time)),
});

const defaults: PlaceOptions = {
  ...{ known: [], who: new Map(), loopMs: 120 * minuteMs },
  ...{ timeZone: context.timeZone, correctNames: false },
};
const place = (records: string[][], options: Partial<PlaceOptions> = {}) => {
  const { good, faults } = readDeclarations(records, context);
  const placed = placeRows(good, { ...defaults, ...options });
  return { good: placed.good.map(({ row }) => row), faults: [...faults, ...placed.faults] };
};

describe('declared twice', () => {
  it('[D18] the same vehicle within the expected loop is refused on the later line', () => {
    const { good, faults } = place(fileOf(eta('21:00'), eta('22:59')));
    expect(good.map(({ line }) => line)).toEqual([2]);
    expect(faults).toEqual([
      { line: 3, field: 'plate', fault: 'declared twice for overlapping times', value: '渝A12345' },
    ]);
  });

  it('[D18] an earlier time on a later line is refused too', () => {
    expect(place(fileOf(eta('22:59'), eta('21:00'))).faults).toMatchObject([{ line: 3 }]);
  });

  it('[D18] a second loop after the first one is good', () => {
    expect(place(fileOf(eta('21:00'), eta('23:00'))).faults).toEqual([]);
  });

  it('[ID6] the same vehicle is noticed in every spelling', () => {
    for (const plate of ['渝A-12345', '渝А12345', '渝A\u200b12345']) {
      expect(place(fileOf(eta('21:00'), { ...eta('22:00'), plate })).faults).toMatchObject([
        { line: 3, field: 'plate', fault: 'declared twice for overlapping times' },
      ]);
    }
  });

  it('[D18] how long a loop lasts is the site’s to say', () => {
    const rows = fileOf(eta('21:00'), eta('22:30'));
    expect(place(rows, { loopMs: 90 * minuteMs }).faults).toEqual([]);
    expect(place(rows, { loopMs: 91 * minuteMs }).faults).toHaveLength(1);
  });

  it('[D18] one trailer behind two vehicles is refused', () => {
    const rows = fileOf(trailer, { ...trailer, plate: '渝B12345' });
    expect(place(rows).faults).toMatchObject([
      { line: 3, field: 'trailer_plate', fault: 'declared twice for overlapping times', value: '湘AK0W7挂' },
    ]);
  });

  it('[D18] the same row twice in one file is refused once', () => {
    expect(place(fileOf({}, {})).faults).toHaveLength(1);
  });

  it('[D18] a row refused for another fault blocks no other row', () => {
    const { good, faults } = place(fileOf({ company: '' }, {}));
    expect(good.map(({ line }) => line)).toEqual([3]);
    expect(faults.map(({ line }) => line)).toEqual([2]);
  });

  it('[D18] a vehicle that is declared already for an overlapping time is refused', () => {
    const { faults } = place(fileOf(eta('23:13')), { known: [known('22:00')] });
    expect(faults).toMatchObject([{ line: 2, field: 'plate', fault: 'declared twice for overlapping times' }]);
  });

  it('[D18] the same vehicle at the same time is the visit that is known already', () => {
    expect(place(fileOf(eta('23:13')), { known: [known('23:13')] }).faults).toEqual([]);
  });

  it('[D18] a trailer that is declared already with another vehicle is refused', () => {
    const other = known('23:13', '渝B12345', '湘AK0W7挂');
    expect(place(fileOf(trailer), { known: [other] }).faults).toMatchObject([{ field: 'trailer_plate' }]);
  });
});
