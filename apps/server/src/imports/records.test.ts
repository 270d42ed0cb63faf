import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { recordsOf } from './records.ts';
import { separatorOf } from './separator.ts';

describe('records of a file', () => {
  it.each([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a,b\n\n1', [['a', 'b'], [''], ['1']]],
    ['"=A(""x"",""y"")",\n', [['=A("x","y")', '']]],
    ['"x\r\ny",2\n', [['x\r\ny', '2']]],
    ['a\0b', [['a\0b']]],
    ['', []],
  ])('[D16] %j is split into cells', (text, records) => {
    expect(recordsOf(text)).toEqual({ ok: true, records });
  });

  it.each([
    ['a,b\n1,"open\n2,3\n', [['a', 'b'], { fault: 'broken quotes', value: '1,"open' }, ['2', '3']]],
    ['a,b\nfoo,ba"r"\n1,2', [['a', 'b'], { fault: 'broken quotes', value: 'foo,ba"r"' }, ['1', '2']]],
    ['"a"b,c\n1,2', [{ fault: 'broken quotes', value: '"a"b,c' }, ['1', '2']]],
    ['"a,b\n"x""y",2\n', [{ fault: 'broken quotes', value: '"a,b' }, ['x"y', '2']]],
  ])('[D16] %j: a quote that does not close spoils its own record alone', (text, records) => {
    expect(recordsOf(text)).toEqual({ ok: true, records });
  });

  it('[D16] a file with more than twenty such records is refused at the first of the others', () => {
    expect(recordsOf('x"\n'.repeat(21))).toEqual({
      ok: false,
      fault: { line: 21, field: null, fault: 'broken quotes', value: 'x"' },
    });
  });

  it('[D16] whatever is well formed is split as the library would that writes our own files', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '渝', ' ', ',', ';', '"', '\n', '\r', '='), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(recordsOf(stringify(rows, { quoted: true }))).toEqual({ ok: true, records: rows });
      }),
    );
  });

  it('[D16] any text gets an answer, and what a strict parser takes is split as it splits it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', '""'), maxLength: 30 });
    fc.assert(
      fc.property(text, (each) => {
        const split = recordsOf(each);
        const expected = strictly(each);
        const isWhole = split.ok && split.records.every((record) => Array.isArray(record));
        expect(isWhole ? split.records : null).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

function strictly(text: string): unknown {
  try {
    return parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch {
    return null;
  }
}

describe('bounds, before anything is cut out of the text', () => {
  it('[D24] a record with a million columns is counted, and its cells are not made', () => {
    expect(recordsOf(`${'plate,'.repeat(1_000_000)}plate`)).toEqual({
      ok: true,
      records: [{ fault: 'wrong number of cells', value: '1000001' }],
    });
  });

  it('[D24] thousands of empty cells at the end of a row do not count', () => {
    const split = recordsOf(`渝A12345${','.repeat(60_000)}`);
    expect(split.ok && split.records.map((record) => Array.isArray(record) && record.length)).toEqual([256]);
  });

  it.each([
    ['1.39 million goods', `渝A12345,"${'a:1:b;'.repeat(1_390_000)}"`],
    ['a plate of a million ligatures', '\ufdfa'.repeat(1_000_000)],
  ])('[D24] a row with %s is too long, and the next one is read', (_, row) => {
    expect(recordsOf(`${row}\n1,2`)).toMatchObject({ ok: true, records: [{ fault: 'too long' }, ['1', '2']] });
  });

  it('[D24] of rows beyond the five thousand no cells are kept', () => {
    const { records } = z.object({ records: z.array(z.array(z.string())) }).parse(recordsOf('a,b\n'.repeat(6000)));
    expect(records).toHaveLength(6000);
    expect(records.filter(({ length }) => length === 2)).toHaveLength(5020);
  });

  it('[D24] millions of lines are counted to fifty thousand', () => {
    expect(recordsOf('\n'.repeat(4_000_000))).toMatchObject({
      ok: false,
      fault: { line: 50_001, fault: 'too many rows', value: '50000+' },
    });
  });
});

describe('what separates the cells', () => {
  const names = ['declared_at', 'eta', 'plate', 'purpose', 'company'];
  it.each([
    ['commas', names.join(','), ','],
    ['semicolons', names.join(';'), ';'],
    ['tabs', names.join('\t'), '\t'],
    ['semicolons, below a title with a comma', `申报表,2026\r\n${names.join(';')}`, ';'],
    ['semicolons, in quotes', names.map((name) => `"${name}"`).join(';'), ';'],
    ['what the first line says', `sep=;\r\n${names.join(',')}`, ';'],
    ['commas, when nothing is known', 'a;b;c', ','],
  ])('[D25] %s', (_, text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });
});
