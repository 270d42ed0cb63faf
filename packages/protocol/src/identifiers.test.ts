import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierKey, sameIdentifier, writtenCode } from './identifiers.ts';
import { plateKey } from './plate.ts';
import { sealNumber } from './steps/seal/shape.ts';

/* Everything that may stand between letters and digits, or lie unseen among them. */
const noPart = fc.constantFrom(
  ...Array.from(' -‐‑‒–—―−－_.,·•・:;/|()[]（）【】「」#*+~!?\'"、。，'),
  ...['\t', '\n', '\u00a0', '\u00ad', '\u034f', '\u061c', '\u115f', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e'],
  ...[
    '\u2028',
    '\u202e',
    '\u2060',
    '\u2066',
    '\u2800',
    '\u3000',
    '\u3164',
    '\ufe0f',
    '\ufeff',
    '\uffa0',
    '\u0301',
    '\u0345',
  ],
  ...['\u{e0020}', '\u{e0100}', '★', '🚚', 'ー'],
);
const letters = fc.string({ unit: fc.constantFrom(...Array.from('ABCXYZ0189渝辽挂')), minLength: 1, maxLength: 12 });

describe('when two identifiers are the same', () => {
  it.each([
    ['S-4711', 'Ｓ—4711'],
    ['S-4711', 'S4711'],
    ['S-4711', 's 4711'],
    ['S-4711', 'Ѕ-４７１１'], // a Cyrillic Ѕ
    ['P7847842', 'p-784\u200b7842'],
    ['渝防〔2026〕7号', '渝防(2026) 7 号'],
    ['永川冷链（重庆）有限公司', '永川冷链(重庆)有限公司'],
    ['1001', '١٠٠١'],
    ['Ⅷ-12', 'VIII12'],
  ])('[ID1] [ID2] %j is %j', (a, b) => {
    expect(sameIdentifier(a, b)).toBe(true);
  });

  it.each([
    ['S-4711', 'S-4712'],
    ['S-4711', 'S-471'],
    ['S-O1', 'S-01'], // only plates have no O
    ['平板一', '平板二'],
    ['ЖЖ1', 'ЯЯ1'],
    ['S-4711', null],
    ['—', '·'], // of an old store: nothing to compare
  ])('[ID1] %j is not %j', (a, b) => {
    expect(sameIdentifier(a, b)).toBe(false);
  });

  it('[ID1] none is none', () => {
    expect(sameIdentifier(null, null)).toBe(true);
    expect(sameIdentifier('—', '—')).toBe(true);
  });

  it.each(['⼀', '㆒', '㈠', '🈩', '⼁', '⼂'])(
    '[ID1] a stroke is no part of a plate, however it is written: %s',
    (stroke) => {
      expect(plateKey(`渝A${stroke}12345`)).toBe('渝A12345');
      expect(plateKey(stroke)).toBe('');
    },
  );

  it.each([
    ['identifiers', identifierKey],
    ['plates', plateKey],
  ])('[ID1] the key of %s stays as it is, whatever it was made of', (_, keyOf) => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const key = keyOf(text);
        expect(keyOf(key)).toBe(key);
        expect(key).toMatch(/^[\p{L}\p{Nd}]*$/u);
      }),
    );
  });

  it.each([
    ['identifiers', identifierKey],
    ['plates', plateKey],
  ])('[ID1] what is no letter and no digit never makes another one of %s', (_, keyOf) => {
    fc.assert(
      fc.property(letters, fc.array(fc.tuple(fc.nat(), noPart), { maxLength: 6 }), (text, inserted) => {
        const written = Array.from(text);
        for (const [at, sign] of inserted) written.splice(at % (written.length + 1), 0, sign);
        expect(keyOf(written.join(''))).toBe(keyOf(text));
      }),
    );
  });

  it('[ID1] other letters and digits make another one', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(sameIdentifier(a, b)).toBe(a === b);
      }),
    );
  });

  it('[ID7] of an endless text a beginning is read', () => {
    expect(identifierKey('\ufdfa'.repeat(1_000_000)).length).toBeLessThan(12_000);
    expect(writtenCode('\ufdfa'.repeat(1_000_000)).length).toBeLessThan(12_000);
  });
});

describe('the number of a seal', () => {
  it.each([
    ['S-4711', 'S-4711'],
    [' ｓ—4711 ', 'S-4711'],
    ['S\u200b-47\u00ad11', 'S-4711'],
    ['海关 0012345', '海关 0012345'],
    ['13812345678', '13812345678'],
  ])('[ID3] %j is kept as %s', (typed, kept) => {
    expect(sealNumber.parse(typed)).toBe(kept);
  });

  it.each(['', '---', '—·—', 'S', 'S'.repeat(21), '\ufdfa'.repeat(30), 'S'.repeat(100_000)])(
    '[ID3] [ID7] %j is none',
    (typed) => {
      expect(sealNumber.safeParse(typed).success).toBe(false);
    },
  );

  it('[J9] is never an identity number', () => {
    expect(sealNumber.safeParse('440524188001010014').error?.issues).toMatchObject([
      { params: { refusal: 'personal-data-in-text' } },
    ]);
  });
});
