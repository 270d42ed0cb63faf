import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, noKeys, onceOf, readKey } from './text-input.tsx';

/** What is read of keys that come with these pauses before them, in milliseconds. */
function read(keys: readonly string[], pauses: readonly number[] | number): (string | null)[] {
  let stream = noKeys;
  let at = 1000;
  return keys.map((key, index) => {
    at += typeof pauses === 'number' ? pauses : (pauses[index] ?? 0);
    const next = readKey(stream, { key, at });
    stream = next.stream;
    return next.scanned;
  });
}

const scan = (text: string) => [...Array.from(text), 'Enter'];
const last = <T>(list: readonly T[]) => list.at(-1);

describe('a stream of keys', () => {
  it.each([1, 8, 20, 40])('[U303] is a scan when its keys come every %d ms', (pause) => {
    expect(last(read(scan('S-4711'), pause))).toBe('S-4711');
    expect(last(read([...Array.from('S-4711'), 'Tab'], pause))).toBe('S-4711');
  });

  it('[U303] is never a scan from a hand, however it types and whatever it types', () => {
    const pauses = fc.array(fc.integer({ min: 41, max: 2000 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(fc.string({ maxLength: 39 }), pauses, (text, between) => {
        expect(read(scan(text), between).every((scanned) => scanned === null)).toBe(true);
      }),
    );
  });

  it('[U303] is no scan when two or three keys are struck together, or Enter comes later', () => {
    expect(last(read(scan('S-1'), 10))).toBe(null);
    expect(last(read(scan('S-4711'), [200, 10, 10, 200, 10, 10, 10]))).toBe(null);
    expect(last(read(scan('S-4711'), [200, 10, 10, 10, 10, 10, 300]))).toBe(null);
  });

  it('[U303] leaves what was typed before out of the scan, and knows the next scan again', () => {
    const keys = ['1', '2', ...scan('S-4711'), ...scan('S-4712')];
    const pauses = [300, 300, ...[300, 9, 9, 9, 9, 9, 9], ...[700, 9, 9, 9, 9, 9, 9]];
    expect(read(keys, pauses).filter((scanned) => scanned !== null)).toEqual(['S-4711', 'S-4712']);
  });

  it('[U303] is a scan when the text comes at once, and then Enter', () => {
    expect(last(read(['S-4711', 'Enter'], 12))).toBe('S-4711');
  });
});

describe('the code of a scan', () => {
  it.each([']C1', ']C0', ']E0', ']Q3', ']d2', ']z0', '\u001d]C1'])('[U304] is without %j', (prefix) => {
    expect(codeOf(`${prefix}S-4711`)).toBe('S-4711');
  });

  it('[U304] is without the separators of GS1, and as it is otherwise', () => {
    expect(codeOf(']C1\u001d0104\u001d17\u0004')).toBe('010417');
    expect(codeOf('渝A·12345')).toBe('渝A·12345');
    expect(codeOf('A]C1')).toBe('A]C1');
  });
});

describe('a code that stands there twice', () => {
  it.each(['S-4711S-4711', 'S-4711 S-4711', ' 47114711 '])('[U305] is noticed: %j', (text) => {
    expect(onceOf(text)).toBe(text.trim().slice(0, (text.trim().length - (text.includes(' S') ? 1 : 0)) / 2));
  });

  it.each(['S-4711', 'S-4711S-4712', '1212', '00000000', '', 'S-4711S-4711S-4711'])(
    '[U305] is none of a code like %j',
    (text) => {
      expect(onceOf(text)).toBe(null);
    },
  );

  it('[U305] is found in every code that is put behind itself', () => {
    const code = fc.stringMatching(/^[A-Z0-9-]{4,10}$/u).filter((one) => new Set(one).size > 1);
    fc.assert(
      fc.property(code, (one) => {
        expect(onceOf(one + one)).toBe(one);
      }),
    );
  });
});
