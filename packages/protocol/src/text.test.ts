import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteText, safeText, shortText } from './text.ts';

const reads = (value: unknown) => shortText.safeParse(value).success;

describe('what people type', () => {
  it('[J2] is kept trimmed and in one form of its characters', () => {
    expect(shortText.parse('  e\u0301cole 学校 \t')).toBe('\u00e9cole 学校');
  });

  it('[J2] says something', () => {
    for (const empty of ['', ' ', '\u3000', '\t\n']) expect(reads(empty)).toBe(false);
  });

  it.each([
    '\u200b',
    '\u200b\u200c\u200d\u2060',
    ' \u00ad ',
    '\u115f\u1160',
    '\u3164',
    '\uffa0',
    '\u180e',
    '\u2800\u2800',
    '\ufe0f',
    '\u{e0020}\u{e007f}',
    '\u0301',
    '\u200b \u3000',
  ])('[J2] %j says nothing that anybody sees', (text) => {
    expect(reads(text)).toBe(false);
    expect(reads(`${text}可${text}`)).toBe(true);
  });

  it('[J2] fits: the last character that fits, and one more', () => {
    expect(reads('字'.repeat(60))).toBe(true);
    expect(reads('字'.repeat(61))).toBe(false);
    expect(reads(` ${'a'.repeat(60)} `)).toBe(true);
    expect(noteText.safeParse('a'.repeat(500)).success).toBe(true);
    expect(noteText.safeParse('a'.repeat(501)).success).toBe(false);
  });

  it('[J2] may have lines and rare characters', () => {
    expect(noteText.parse('第一行\n𠮷野 🚚')).toBe('第一行\n𠮷野 🚚');
  });

  it.each([
    'a\u0000b',
    'a\u001bb',
    'a\u007fb',
    'a\u0085b',
    '\ud800',
    'a\udc00b',
    '\u202eabc',
    'a\u2066b',
    '\u200ea',
    '\u061ca',
    '\ufeffa',
  ])('[J2] %j is refused: it breaks a terminal, or reads as something else', (text) => {
    expect(reads(text)).toBe(false);
  });

  it.each([1, null, undefined, {}, ['a'], Object('a')])('[J2] %j is no text', (value) => {
    expect(reads(value)).toBe(false);
  });

  it('[J2] a stored text is always valid when it is stored again', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 40 }), (text, max) => {
        const read = safeText(max).safeParse(text);
        if (!read.success) return;
        expect(Array.from(read.data).length).toBeLessThanOrEqual(max);
        expect(safeText(max).parse(read.data)).toBe(read.data);
        expect(JSON.parse(JSON.stringify(read.data))).toBe(read.data);
      }),
    );
  });
});
