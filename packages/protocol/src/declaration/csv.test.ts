import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxRows } from './bounds.ts';
import { cellsOf, context, fileOf, header, passenger } from './csv-example.ts';
import { readDeclarations } from './csv.ts';
import { declaration } from './declaration.ts';
import { cutValue } from './fault.ts';

const read = (records: string[][], changes: Partial<typeof context> = {}) =>
  readDeclarations(records, { ...context, ...changes });
const at = (iso: string) => Date.parse(iso);

const without = (name: string) => header.filter((each) => each !== name);

describe('a good row', () => {
  it('[D5] says what the visit and its people are', () => {
    const { rows, good, faults } = read(fileOf(passenger));
    expect({ rows, faults }).toEqual({ rows: 1, faults: [] });
    expect(good).toEqual([
      {
        line: 2,
        remarks: [],
        visit: {
          plate: '渝A12345',
          trailerPlate: null,
          purpose: 'supply',
          company: '鲜达配送',
          stops: ['first-canteen', 'north-shop'],
          goods: [
            { name: '冷冻鸡腿', quantity: 71, unit: '箱' },
            { name: '鸡蛋', quantity: 15.5, unit: 'kg' },
          ],
          vehiclePass: { number: 'V7567874', validUntil: at('2027-01-16T23:59:59.999+08:00') },
          declaredAt: at('2026-11-11T04:13+08:00'),
          eta: at('2026-11-12T23:13+08:00'),
        },
        crew: [
          {
            place: 1,
            role: 'driver',
            name: '秦晓海',
            document: 'id-card',
            documentNumber: '990000196604038090',
            phone: '17480207058',
            passNumber: 'P7847842',
            sampledAt: at('2026-11-11T22:13+08:00'),
            result: 'negative',
          },
          {
            place: 2,
            role: 'passenger',
            name: '姜长',
            document: 'passport',
            documentNumber: 'E92174451',
            phone: '+85291234567',
            passNumber: null,
            sampledAt: null,
            result: null,
          },
        ],
      },
    ]);
  });

  it('[D5] may bring no goods, no passes and no test', () => {
    const bare = {
      goods: '',
      vehicle_pass: '',
      vehicle_pass_until: '',
      crew1_pass: '',
      crew1_sampled_at: '',
      crew1_result: '',
    };
    const { good } = read(fileOf({ ...bare, purpose: 'refuse', stops: 'refuse-east' }));
    expect(good[0]?.visit).toMatchObject({ goods: [], vehiclePass: null });
    expect(good[0]?.crew[0]).toMatchObject({ passNumber: null, sampledAt: null, result: null });
  });

  it('[D5] a formula stays the text that it is', () => {
    const { good } = read(fileOf({ company: '=HYPERLINK("http://x","点我")' }));
    expect(good[0]?.visit.company).toBe('=HYPERLINK("http://x","点我")');
  });
});

describe('a plate without a known form', () => {
  it.each([
    ['军A12345', '军A12345'],
    ['AB-1234', 'AB1234'],
    ['渝A1234军', '渝A1234军'],
    ['遼A·12345', '辽A12345'],
    ['渝A-1234试', '渝A1234试'],
    ['渝A12345K', '渝A12345K'],
    ['WJ渝1234X', 'WJ渝1234X'],
  ])('[P9] %s is declared', (plate, kept) => {
    const { good, faults } = read(fileOf({ plate }));
    expect(faults).toEqual([]);
    expect(good[0]?.visit.plate).toBe(kept);
  });

  it.each(['VA12345', '渝A1234超', '蒙Е挂1', '渝B1234掛'])('[P8] [P9] %s is declared as a trailer’s', (plate) => {
    expect(read(fileOf({ trailer_plate: plate })).faults).toEqual([]);
  });

  it.each(['渝A1234', '渝A12I45', '渝A1234567', '渝A-1234', '待定', '—'])('[P9] %s is no plate', (plate) => {
    expect(read(fileOf({ plate })).faults).toMatchObject([{ field: 'plate', fault: 'not a plate' }]);
  });
});

describe('what is wrong with a cell', () => {
  it.each([
    ['plate', '', 'missing'],
    ['plate', '渝A12I45', 'not a plate'],
    ['plate', '湘AK0W7挂', 'a trailer plate'],
    ['plate', '13812345678', 'personal data'],
    ['trailer_plate', '440524188001010014', 'personal data'],
    ['trailer_plate', '渝A12345', 'not a trailer plate'],
    ['declared_at', '', 'missing'],
    ['declared_at', 'yesterday', 'not a date-time'],
    ['eta', '2022-13-41T25:00+08:00', 'not a date-time'],
    ['eta', '2999-01-01T00:00+08:00', 'not a date-time'],
    ['eta', '2026-11-10T04:13+08:00', 'before declared_at'],
    ['purpose', 'party', 'unknown value'],
    ['company', '', 'missing'],
    ['company', '长'.repeat(61), 'too long'],
    ['company', '晨光 13812345678', 'personal data'],
    ['company', '鲜达\n配送', 'line break'],
    ['company', '鲜达\0配送', 'forbidden character'],
    ['company', '鲜达\u202E配送', 'forbidden character'],
    ['company', '鲜达\uD800', 'forbidden character'],
    ['company', '\u200B\u2060', 'missing'], // nobody sees it
    ['company', '\u2800', 'forbidden character'],
    ['stops', '', 'missing'],
    ['stops', 'first-canteen|moon-base', 'unknown stop'],
    ['stops', 'north-gate', 'unknown stop'],
    ['stops', 'north-shop|north-shop', 'same stop twice'],
    ['stops', 'refuse-east', 'stop not for this purpose'],
    ['goods', '土豆 500kg', 'not name:quantity:unit'],
    ['goods', '土豆:500:kg:x', 'not name:quantity:unit'],
    ['goods', '土豆:5:kg;', 'not name:quantity:unit'],
    ['goods', '土豆:-5:kg', 'quantity not a positive number'],
    ['goods', '土豆:0.0:kg', 'quantity not a positive number'],
    ['goods', '土豆:1e3:kg', 'quantity not a positive number'],
    ['goods', `${'长'.repeat(61)}:1:kg`, 'too long'],
    ['goods', '给 11010519491231002X:1:箱', 'personal data'],
    ['goods', Array.from({ length: 21 }, () => '土豆:1:kg').join(';'), 'too many'],
    ['vehicle_pass', '', 'missing'],
    ['vehicle_pass', '—-·', 'not a pass number'],
    ['crew1_pass', '13812345678', 'personal data'],
    ['vehicle_pass_until', '', 'missing'],
    ['vehicle_pass_until', 'soon', 'not a date'],
    ['vehicle_pass_until', '2026-02-30', 'not a date'],
    ['vehicle_pass_until', '9999-12-31', 'not a date'],
    ['crew1_role', 'pilot', 'unknown value'],
    ['crew1_role', 'passenger', 'no driver'],
    ['crew1_name', '', 'missing'],
    ['crew1_document', 'library-card', 'unknown value'],
    ['crew1_number', '', 'missing'],
    ['crew1_number', '99000019660403809', 'length'],
    ['crew1_number', '99000019660403809A', 'characters'],
    ['crew1_number', '990000199110306550', 'check digit'],
    ['crew1_number', '990000199002300017', 'impossible date'],
    ['crew1_phone', '', 'missing'],
    ['crew1_phone', '12345', 'not a phone number'],
    ['crew1_phone', '1.74802E+10', 'rounded by a spreadsheet'],
    ['crew1_number', '9.90000196604038E+17', 'rounded by a spreadsheet'],
    ['crew1_number', '990000196604038000', 'rounded by a spreadsheet'],
    ['eta', '46338.9673611111', 'a number instead of a date'],
    ['vehicle_pass_until', '46403', 'a number instead of a date'],
    ['vehicle_pass_until', '2027/1/16 8:00', 'not a date'],
    ['crew1_phone', '+8612345678901', 'not a phone number'],
    ['crew1_sampled_at', '', 'missing'],
    ['crew1_sampled_at', '2999-01-01T00:00+08:00', 'in the future'],
    ['crew1_sampled_at', '2026-11-12T23:13:01+08:00', 'in the future'],
    ['crew1_result', '', 'missing'],
    ['crew1_result', 'fine', 'unknown value'],
  ])('[D6] %s %j is refused: %s', (field, value, fault) => {
    const cut = cutValue(value);
    expect(read(fileOf({ [field]: value }))).toEqual({
      rows: 1,
      good: [],
      faults: [{ line: 2, field, fault, value: cut }],
      remarks: [],
    });
  });

  it.each([
    ['crew2_role', 'driver', 'two drivers'],
    ['crew2_name', '', 'missing'],
    ['crew2_number', 'E-(', 'not a document number'],
  ])('[D6] %s %j is refused: %s', (field, value, fault) => {
    const { faults } = read(fileOf({ ...passenger, [field]: value }));
    expect(faults).toEqual([{ line: 2, field, fault, value }]);
  });

  it('[D6] the same person twice in one cab is refused', () => {
    const twin = { ...passenger, crew2_document: 'id-card', crew2_number: '990000 19660403 8090' };
    expect(read(fileOf(twin)).faults).toMatchObject([{ field: 'crew2_number', fault: 'same person twice' }]);
  });

  it('[D6] an empty cab is refused once, not once a cell', () => {
    const nobody = Object.fromEntries(header.filter((name) => name.startsWith('crew')).map((name) => [name, '']));
    expect(read(fileOf(nobody)).faults).toMatchObject([{ field: 'crew1_name', fault: 'missing' }]);
  });

  it('[D7] one import tells everything that is wrong with a row, in the order of the columns', () => {
    const { faults } = read(fileOf({ plate: '', eta: 'later', crew1_phone: '1', crew1_result: 'fine' }));
    expect(faults.map(({ field }) => field)).toEqual(['eta', 'plate', 'crew1_phone', 'crew1_result']);
  });

  it('[D8] a long value is cut to 80 characters, never through one', () => {
    const { faults } = read(fileOf({ company: '𠮷'.repeat(5000) }));
    expect(faults).toMatchObject([{ fault: 'too long', value: '𠮷'.repeat(80) }]);
  });
});

describe('what is wrong with a file', () => {
  it.each([
    ['of nothing', [], { line: 1, field: null, fault: 'empty file', value: '' }],
    ['of blank lines', [[''], ['', '']], { line: 1, field: null, fault: 'empty file', value: '' }],
    ['of a header alone', [header], { line: 1, field: null, fault: 'no rows', value: '' }],
    [
      'with more columns than there can be',
      [Array.from({ length: 1000 }, () => 'plate'), ['x']],
      { line: 1, field: null, fault: 'wrong number of cells', value: '1000' },
    ],
    ['without plates', [without('plate'), ['x']], { line: 1, field: 'plate', fault: 'missing column', value: 'plate' }],
    [
      'without half of a second person',
      [without('crew2_phone'), ['x']],
      { line: 1, field: 'crew2_phone', fault: 'missing column', value: 'crew2_phone' },
    ],
    [
      'with a column nobody knows',
      [[...header, 'colour'], ['x']],
      { line: 1, field: 'colour', fault: 'unknown column', value: 'colour' },
    ],
    [
      'with a column twice',
      [[...header, ' Plate '], ['x']],
      { line: 1, field: 'plate', fault: 'duplicate column', value: 'plate' },
    ],
  ])('[D3] a file %s is refused', (_, records, fault) => {
    expect(read(records)).toMatchObject({ good: [], faults: [fault] });
  });

  it('[D3] more than 5,000 rows are refused as a whole', () => {
    const rows = Array.from({ length: maxRows + 1 }, () => cellsOf());
    expect(read([header, ...rows])).toEqual({
      rows: 5001,
      good: [],
      faults: [{ line: 5002, field: null, fault: 'too many rows', value: '5001' }],
      remarks: [],
    });
  });

  it('[D4] columns are found by name, in any order and case', () => {
    const { good } = read([header.toReversed().map((name) => name.toUpperCase()), cellsOf().toReversed()]);
    expect(good[0]?.visit.plate).toBe('渝A12345');
  });

  it('[D4] a file may have room for more than two people', () => {
    const names = Object.keys(passenger);
    const [third, cells] = [names.map((name) => name.replace('2', '3')), Object.values(passenger)];
    const { good } = read([
      [...header, ...third],
      [...cellsOf(), ...cells],
    ]);
    expect(good[0]?.crew.map(({ role }) => role)).toEqual(['driver', 'passenger']);
  });

  it('[D9] blank lines are no rows, but they count as lines', () => {
    const { rows, faults } = read([header, [''], cellsOf(), header.map(() => ' '), cellsOf({ plate: '' })]);
    expect({ rows, lines: faults.map(({ line }) => line) }).toEqual({ rows: 2, lines: [5] });
  });

  it('[D9] a row whose cells stand beside their columns is one fault, and refused alone', () => {
    const { good, faults } = read([header, cellsOf().slice(1), ['', ...cellsOf()], [...cellsOf(), 'x'], cellsOf()]);
    expect(good.map(({ line }) => line)).toEqual([5]);
    expect(faults).toEqual([
      { line: 2, field: null, fault: 'wrong number of cells', value: '25' },
      { line: 3, field: null, fault: 'wrong number of cells', value: '27' },
      { line: 4, field: null, fault: 'wrong number of cells', value: '27' },
    ]);
  });
});

describe('whatever is in the file', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(...cellsOf(passenger), '', '=1+1'),
  );

  it('[D7] every row is good or has a fault, and a good one is a declaration that the server takes', () => {
    const spoilt = fc.array(fc.tuple(fc.nat({ max: header.length - 1 }), cell), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(spoilt, { minLength: 1, maxLength: 4 }), (rows) => {
        const records = rows.map((changes) =>
          changes.reduce((cells, [column, text]) => cells.with(column, text), cellsOf(passenger)),
        );
        const answer = read([header, ...records]);
        const lines = new Set([...answer.good, ...answer.faults].map(({ line }) => line));
        expect(lines.size).toBe(answer.rows);
        for (const { visit, crew } of answer.good) {
          const members = crew.map(({ role, document, passNumber, sampledAt, result }) => {
            return { personId: 'p-1', maskedName: '秦*海', role, document, passNumber, sampledAt, result };
          });
          expect(declaration.parse({ ...visit, crew: members })).toEqual({ ...visit, crew: members });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('[D3] any records at all get an answer', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 6 }), (records) => {
        const { good, faults } = read(records);
        expect(good.length === 0).toBe(true);
        expect(faults.length).toBeGreaterThan(0);
      }),
    );
  });
});
