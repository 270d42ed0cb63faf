import { describe, expect, it } from 'vitest';
import { fileOf, context } from './declaration/csv-example.ts';
import { readDeclarations } from './declaration/csv.ts';
import { isPlausibleArrival, isPlausibleBatch } from './plausible.ts';
import { hourMs } from './time.ts';

const dayMs = 24 * hourMs;
const now = Date.parse('2026-11-12T20:00+08:00');
const read = (rows: Record<string, string>[], at = now) => readDeclarations(fileOf(...rows), { ...context, now: at });
const row = (eta: string, plate = '渝A12345') => {
  const [untested, declared] = [{ crew1_sampled_at: '', crew1_result: '' }, new Date(Date.parse(eta) - hourMs)];
  return { eta, plate, declared_at: declared.toISOString(), vehicle_pass: '', vehicle_pass_until: '', ...untested };
};

describe('implausible years', () => {
  it.each([
    ['declared_at', '2025-11-11T04:13+08:00'],
    ['vehicle_pass_until', '2017-01-16'],
    ['vehicle_pass_until', '2127-01-16'],
    ['crew1_sampled_at', '2025-11-11T22:13+08:00'],
  ])('[D31] %s %s is a fault', (field, value) => {
    expect(read([{ [field]: value }]).faults).toEqual([{ line: 2, field, fault: 'not a plausible time', value }]);
  });

  it.each(['990000209901010019', '990000188001010013'])('[D31] %s was born in no plausible year', (crew1_number) => {
    expect(read([{ crew1_number }]).faults).toMatchObject([
      { field: 'crew1_number', fault: 'not a plausible birth date' },
    ]);
  });

  it.each([
    ['declared_at', '2026-08-11T04:13+08:00', 'declared long before'],
    ['vehicle_pass_until', '2026-11-11', 'pass expired by then'],
    ['crew1_sampled_at', '2026-09-11T22:13+08:00', 'old sample'],
  ])('[D31] %s %s is odd: the row is taken, with a remark', (field, value, remark) => {
    expect(read([{ [field]: value }])).toMatchObject({ faults: [], remarks: [{ line: 2, field, remark, value }] });
  });

  it('[D31] the arrival of an unannounced vehicle is about now, and a batch is mixed about now', () => {
    expect([-31, -29, 59, 61].map((days) => isPlausibleArrival(now + days * dayMs, now))).toEqual([
      ...[false, true, true, false],
    ]);
    const batch = (mixed: number, expires: number) =>
      isPlausibleBatch({ mixedAt: now + mixed * dayMs, expiresAt: now + expires * dayMs }, now);
    expect([batch(0, 1), batch(2, 3), batch(-400, 1), batch(0, 4000)]).toEqual([true, false, false, false]);
  });
});

describe('the times of a file beside each other', () => {
  const others = [row('2026-11-12T22:00+08:00', '渝B00001'), row('2026-11-12T23:00+08:00', '渝B00002')];
  it.each(['2025-11-12T23:13+08:00', '2027-11-12T23:13+08:00', '2062-11-12T23:13+08:00'])(
    '[D32] one row at %s among others of this night is a fault',
    (eta) => {
      const { good, faults, remarks } = read([...others, row(eta)]);
      expect(good).toHaveLength(2);
      expect(faults).toEqual([{ line: 4, field: 'eta', fault: 'not a plausible time', value: eta }]);
      expect(remarks).toEqual([]);
    },
  );

  it('[D32] a whole file of another time is one remark, whatever day it is', () => {
    const rows = [...others, row('2026-11-13T03:00+08:00')];
    const [later, earlier] = [read(rows, now + 900 * dayMs), read(rows, now - 200 * dayMs)];
    const value = '2026-11-13 03:00';
    expect(later).toMatchObject({ faults: [], remarks: [{ line: 2, field: null, remark: 'all in the past', value }] });
    expect(earlier).toMatchObject({ faults: [], remarks: [{ line: 2, field: null, remark: 'all far ahead', value }] });
    expect([later.good.length, earlier.good.length]).toEqual([3, 3]);
  });

  it('[D32] a year off is a fault in such a file, too', () => {
    const rows = [...others, row('2025-11-12T23:13+08:00')];
    expect(read(rows, now + 900 * dayMs).faults).toMatchObject([{ line: 4, fault: 'not a plausible time' }]);
  });

  it('[D32] 2062 and 1999 are faults, also alone', () => {
    for (const eta of ['2062-11-12T23:13+08:00', '1999-11-12T23:13+08:00']) {
      expect(read([row(eta)]).faults).toMatchObject([{ fault: 'not a plausible time' }]);
    }
  });

  it('[D32] rows of last night beside rows of tonight are remarks', () => {
    const { good, faults, remarks } = read([...others, row('2026-11-11T02:00+08:00')]);
    expect([good.length, faults.length]).toEqual([3, 0]);
    expect(remarks).toMatchObject([{ line: 4, field: 'eta', remark: 'in the past', value: '2026-11-11 02:00' }]);
  });
});
