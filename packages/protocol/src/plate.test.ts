import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisePlate, provinces, readPlate, serialCharacters } from './plate.ts';

const province = fc.constantFrom(...provinces);
const authority = fc.constantFrom(...Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ'));
const serial = (length: number) =>
  fc.array(fc.constantFrom(...serialCharacters), { minLength: length, maxLength: length }).map((all) => all.join(''));
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

const forms = {
  ordinary: fc.tuple(province, authority, serial(5)),
  'new-energy-small': fc.tuple(province, authority, fc.constantFrom(...Array.from('ABCDEFGHJK')), serial(5)),
  'new-energy-large': fc.tuple(province, authority, digits(5), fc.constantFrom('D', 'F')),
  trailer: fc.tuple(province, authority, serial(4), fc.constant('挂')),
  coach: fc.tuple(province, authority, serial(4), fc.constant('学')),
  police: fc.tuple(province, authority, serial(4), fc.constant('警')),
  'hong-kong': fc.tuple(fc.constant('粤Z'), serial(4), fc.constant('港')),
  macau: fc.tuple(fc.constant('粤Z'), serial(4), fc.constant('澳')),
  consulate: fc.oneof(
    fc.tuple(province, authority, serial(4), fc.constant('领')),
    fc.tuple(province, digits(5), fc.constant('领')),
    fc.tuple(fc.constant('领'), serial(6)),
  ),
  embassy: fc.oneof(fc.tuple(fc.constant('使'), digits(6)), fc.tuple(digits(6), fc.constant('使'))),
  emergency: fc.tuple(province, authority, serial(4), fc.constant('应急')),
} as const;

const anyPlate = fc.oneof(...Object.values(forms)).map((parts) => parts.join(''));

/** As a phone's keyboard, a spreadsheet or a person writes it. */
const written = fc
  .tuple(anyPlate, fc.array(fc.constantFrom('', ' ', '·', '•', '・', '.', '　', '．')), fc.boolean(), fc.boolean())
  .map(([plate, between, lower, wide]) => {
    const text = Array.from(plate)
      .map((character, at) => character + (between[at] ?? ''))
      .join('');
    const cased = lower ? text.toLowerCase() : text;
    return { plate, text: wide ? toFullWidth(cased) : cased };
  });

function toFullWidth(text: string): string {
  return text.replaceAll(/[!-~]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));
}

describe('how a plate is written', () => {
  it('[P1] a full-width plate with a dot is the same plate', () => {
    expect(normalisePlate('渝Ａ·Ｂ１２３４')).toBe('渝AB1234');
    expect(normalisePlate(' 渝a・d1 2•3.45 ')).toBe('渝AD12345');
  });

  it('[P1] width, case, dots and spaces never make another plate of it', () => {
    fc.assert(
      fc.property(written, ({ plate, text }) => {
        expect(normalisePlate(text)).toBe(plate);
      }),
    );
  });

  it('[P1] what is normalised stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalisePlate(text);
        expect(normalisePlate(once)).toBe(once);
      }),
    );
  });
});

describe('which texts are plates', () => {
  it.each([
    ['渝A12345', 'ordinary'],
    ['渝AB1234', 'ordinary'],
    ['京O12345', 'ordinary'],
    ['渝BF95253', 'new-energy-small'],
    ['渝AD12345', 'new-energy-small'],
    ['渝A18159D', 'new-energy-large'],
    ['川A71213F', 'new-energy-large'],
    ['湘AK0W7挂', 'trailer'],
    ['渝A1234学', 'coach'],
    ['渝A1234警', 'police'],
    ['粤ZAES3港', 'hong-kong'],
    ['粤ZAES3澳', 'macau'],
    ['沪A0023领', 'consulate'],
    ['沪22478领', 'consulate'],
    ['使224578', 'embassy'],
    ['224578使', 'embassy'],
    ['川X0119应急', 'emergency'],
  ])('[P2] %s is read as %s', (plate, kind) => {
    expect(readPlate(plate)).toEqual({ ok: true, plate, kind });
  });

  for (const [kind, parts] of Object.entries(forms)) {
    it(`[P3] every ${kind} plate is read as that kind and no other`, () => {
      fc.assert(
        fc.property(parts, (of) => {
          const plate = of.join('');
          expect(readPlate(plate)).toEqual({ ok: true, plate, kind });
        }),
      );
    });
  }

  it('[P3] all 31 provinces give plates', () => {
    expect(new Set(provinces).size).toBe(31);
    for (const of of provinces) expect(readPlate(`${of}A12345`).ok).toBe(true);
  });

  it('[P4] a plate with I or O in its serial is refused', () => {
    fc.assert(
      fc.property(anyPlate, fc.nat(), fc.constantFrom('I', 'O'), (plate, at, letter) => {
        const characters = Array.from(plate);
        const place = 2 + (at % (characters.length - 2));
        const spoilt = characters.with(place, letter).join('');
        expect(readPlate(spoilt).ok).toBe(false);
      }),
    );
  });

  it('[P4] a plate with something after it is refused', () => {
    fc.assert(
      fc.property(anyPlate, fc.constantFrom('!', '渝', 'é', '挂1', 'Ⅷ½'), (plate, extra) => {
        expect(readPlate(plate + extra).ok).toBe(false);
      }),
    );
  });

  it.each([
    ['', 'empty'],
    [' · ', 'empty'],
    ['X12345', 'province'],
    ['海A12345', 'province'],
    ['渝A1234', 'length'],
    ['渝A1234567', 'length'],
    ['渝I12345', 'authority'],
    ['渝渝12345', 'authority'],
    ['渝A12I45', 'forbidden letter'],
    ['渝A123O5', 'forbidden letter'],
    ['渝AL12345', 'serial'],
    ['渝A12-45', 'serial'],
    ['渝A123456', 'serial'],
    ['川ZAES3港', 'serial'],
    ['渝A12345港', 'serial'],
  ])('[P5] %j is refused for its %s', (text, fault) => {
    expect(readPlate(text)).toEqual({ ok: false, fault });
  });

  it('[P6] whatever is typed gets an answer, and an accepted plate reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const reading = readPlate(text);
        expect(readPlate(reading.ok ? reading.plate : text)).toEqual(reading);
      }),
    );
  });
});
