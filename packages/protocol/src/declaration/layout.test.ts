import { describe, expect, it, vi } from 'vitest';
import { maxCellCharacters, maxListed } from './bounds.ts';
import { cellsOf, context, fileOf, header, passenger } from './csv-example.ts';
import { readDeclarations } from './csv.ts';
import type { CsvRecord } from './layout.ts';

const read = (records: readonly CsvRecord[]) => readDeclarations(records, context);
const trimmed = (cells: readonly string[]) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
const accepted = { rows: 1, faults: [], good: [{ visit: { plate: '渝A12345' } }] };

describe('a table as spreadsheets save it', () => {
  it.each<[string, readonly CsvRecord[]]>([
    ['without the empty cells at the end of a row', [header, trimmed(cellsOf())]],
    ['with one more separator at the end', [header, [...cellsOf(), '']]],
    [
      'with empty columns behind the last',
      [
        [...header, '', ''],
        [...cellsOf(), '', '', ''],
      ],
    ],
    [
      'with an empty column in the middle',
      [
        ['', ...header],
        ['', ...cellsOf()],
      ],
    ],
    ['with names in full width, capitals and spaces', [header.map((name) => ` ${name.toUpperCase()}　`), cellsOf()]],
    ['with a byte order mark before the first name', [[`\ufeff${header[0]}`, ...header.slice(1)], cellsOf()]],
    ['with names that a guard keeps as text', [header.map((name) => `="${name}"`), cellsOf()]],
    ['with what separates in the first line', [['sep='], header, cellsOf()]],
    ['with a title above', [['11月12日夜间报备表'], [], header, cellsOf()]],
    ['with a title of broken quotes above', [{ fault: 'broken quotes', value: '"' }, header, cellsOf()]],
  ])('[D25] [D26] %s is read', (_, records) => {
    expect(read(records)).toMatchObject(accepted);
  });

  it('[D26] lines stay those of the file, below a title too', () => {
    const { faults } = read([['夜间报备表'], header, cellsOf({ plate: '' })]);
    expect(faults).toMatchObject([{ line: 3, field: 'plate', fault: 'missing' }]);
  });

  it.each<[string, CsvRecord[]]>([
    ['beyond the tenth line', [...Array.from({ length: 10 }, () => ['说明']), header, cellsOf()]],
    ['anywhere', [['渝A12345', '鲜达'], ['渝B12345']]],
  ])('[D26] a file without a header %s is one fault, not one for each column', (_, records) => {
    expect(read(records)).toMatchObject({ good: [], faults: [{ line: 1, field: null, fault: 'no header' }] });
  });

  it('[D25] a column without a name is one fault when something stands in it', () => {
    expect(
      read([
        ['', ...header],
        ['1', ...cellsOf()],
      ]).faults,
    ).toEqual([{ line: 1, field: null, fault: 'column without a name', value: 'A' }]);
  });

  it.each([['合计', '46'], ['制表人：张三'], ['', '', '', '', '', '共 46 车']])(
    '[D27] a total or a note below is one fault that names it: %s',
    (...cells) => {
      const { good, faults } = read([header, cellsOf(), cells]);
      expect(good).toHaveLength(1);
      expect(faults).toEqual([
        { line: 3, field: null, fault: 'not a declaration', value: cells.find((cell) => cell !== '') },
      ]);
    },
  );

  it('[D16] a record whose quotes are broken is one fault, and so is one that swallowed the next', () => {
    const torn = [...cellsOf().slice(0, 5), `鲜达\n${cellsOf().join(',')}`, 'x'];
    expect(read([header, { fault: 'broken quotes', value: 'x"' }, torn, cellsOf()])).toMatchObject({
      rows: 3,
      good: [{ line: 4 }],
      faults: [
        { line: 2, fault: 'broken quotes', value: 'x"' },
        { line: 3, fault: 'broken quotes' },
      ],
    });
  });
});

describe('cells as spreadsheets save them', () => {
  it.each([
    ['plate', "'渝A12345"],
    ['plate', '="渝A12345"'],
    ['plate', '\u200b渝A12\u00ad345\ufeff'],
    ['crew1_number', "'990000196604038090"],
    ['crew1_number', '="990000196604038090"'],
    ['crew1_phone', '\u202d17480207058\u202c'],
    ['crew1_phone', '\u00a017480207058\u200e'],
    ['crew1_pass', "'P7847842"],
    ['crew1_pass', '="P7847842"'],
    ['vehicle_pass', '="V7567874"'],
    ['vehicle_pass', 'V756\u200b7874'],
    ['vehicle_pass_until', '2027/1/16 0:00'],
    ['vehicle_pass_until', '2027-01-16T00:00'],
    ['vehicle_pass_until', '2027-01-16 00:00:00.000'],
    ['vehicle_pass_until', '2027年1月16日'],
    ['vehicle_pass_until', '2027.1.16'],
    ['eta', '2026/11/12 23:13:00'],
    ['eta', '2026年11月12日 23:13'],
    ['eta', '2026/11/12 11:13 PM'],
    ['eta', '2026/11/12 下午 11:13'],
    ['company', '="鲜达配送"'],
    ['company', '\u200e鲜达\u200b配送 '],
  ])('[D28] [D29] [D30] %s %j is read as what it was meant to be', (field, value) => {
    expect(read(fileOf({ [field]: value }))).toEqual(read(fileOf({})));
  });

  it('[D30] midnight and noon on a clock of twelve hours', () => {
    const etaOf = (eta: string) => read(fileOf({ eta, crew1_sampled_at: '', crew1_result: '' })).good[0]?.visit.eta;
    expect(etaOf('2026/11/12 12:05 AM')).toBe(Date.parse('2026-11-12T00:05+08:00'));
    expect(etaOf('2026/11/12 12:05 PM')).toBe(Date.parse('2026-11-12T12:05+08:00'));
    expect(etaOf('2026/11/12 13:05 PM')).toBeUndefined();
  });

  it('[D29] a mark that turns the text round is refused, and shown by its name', () => {
    for (const value of ['渝A12\u202e345', '\u202e渝A12345']) {
      expect(read(fileOf({ plate: value })).faults).toEqual([
        { line: 2, field: 'plate', fault: 'forbidden character', value: value.replace('\u202e', '<U+202E>') },
      ]);
    }
  });

  it('[D29] whatever the fault is, what can not be seen is named', () => {
    const { faults } = read(fileOf({ plate: '渝A\u200b12' }));
    expect(faults).toMatchObject([{ fault: 'not a plate', value: '渝A<U+200B>12' }]);
  });
});

describe('bounds of what is read', () => {
  it('[D24] a cell longer than any can be is too long, whatever its column, and is not normalised', () => {
    const normalise = vi.spyOn(String.prototype, 'normalize');
    for (const unit of ['\ufdfa', 'x;']) {
      for (const field of header) {
        const long = unit.repeat(maxCellCharacters + 1);
        const { faults } = read(fileOf({ ...passenger, [field]: long }));
        expect(faults.find((fault) => fault.field === field)).toMatchObject({ fault: 'too long' });
      }
    }
    const lengths = normalise.mock.contexts.map((text) => String(text).length);
    normalise.mockRestore();
    expect(Math.max(...lengths)).toBeLessThanOrEqual(maxCellCharacters);
  });

  it('[D24] the first thousand faults are listed, and how many there are more', () => {
    const { faults } = read(fileOf(...Array.from({ length: 1200 }, () => ({ purpose: 'x' }))));
    expect(faults).toHaveLength(maxListed + 1);
    expect(faults.at(-1)).toEqual({ line: 1002, field: null, fault: 'more faults', value: '200' });
  });
});
