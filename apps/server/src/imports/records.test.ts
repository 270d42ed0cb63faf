import { describe, expect, it } from 'vitest';
import { recordsOf } from './records.ts';

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
    ['a,b\n\n1,"open', 3, ''],
    ['a,b\nfoo,ba"r"\n', 2, 'ba'],
    ['"a"b,c\n', 1, ''],
  ])('[D16] %j is refused at the record with the broken quote', (text, line, value) => {
    expect(recordsOf(text)).toEqual({ ok: false, fault: { line, field: null, fault: 'broken quotes', value } });
  });
});
