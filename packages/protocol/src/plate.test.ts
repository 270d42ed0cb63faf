import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierKey } from './identifiers.ts';
import {
  isNoPlate,
  normalisePlate,
  plateFormFault,
  plateHolds,
  plateKey,
  provinces,
  readPlate,
  samePlate,
  serialCharacters,
} from './plate.ts';

const province = fc.constantFrom(...provinces);
const authority = fc.constantFrom(...Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ'));
const serial = (length: number) =>
  fc.array(fc.constantFrom(...serialCharacters), { minLength: length, maxLength: length }).map((all) => all.join(''));
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

const newEnergy = fc.constantFrom(...Array.from('ABCDEFGHJK'));
const letter = fc.constantFrom(...Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ'));

const forms = {
  ordinary: fc.tuple(province, authority, serial(5)),
  'new-energy-small': fc.tuple(province, authority, newEnergy, serial(5)),
  'new-energy-large': fc.tuple(province, authority, digits(5), newEnergy),
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
  temporary: fc.oneof(
    fc.tuple(province, authority, fc.constant('临'), serial(4)),
    fc.tuple(province, authority, serial(5), fc.constant('临')),
    fc.tuple(fc.constant('临'), province, letter, serial(5)),
  ),
  test: fc.tuple(province, authority, serial(4), fc.constant('试')),
  oversize: fc.tuple(province, authority, serial(4), fc.constant('超')),
  'armed-police': fc.oneof(
    fc.tuple(fc.constant('WJ'), province, digits(4), serial(1)),
    fc.tuple(fc.constant('WJ'), digits(5)),
    fc.tuple(fc.constant('WJ'), digits(2), serial(5)),
  ),
  army: fc.tuple(fc.constantFrom(...Array.from('BCEGHJKLNSVZ')), letter, digits(5)),
  airport: fc.tuple(fc.constant('民航'), letter, serial(4)),
  agricultural: fc.tuple(province, digits(2), serial(5)),
} as const;

const anyPlate = fc.oneof(...Object.values(forms)).map((parts) => parts.join(''));

/** As a phone's keyboard, a spreadsheet or a person writes it. */
const written = fc
  .tuple(
    anyPlate,
    fc.array(
      fc.constantFrom('', ' ', '·', '•', '・', '.', '　', '．', '-', '—', '－', '\u200b', '\u00ad', '\ufe0f', '一'),
    ),
    fc.boolean(),
    fc.boolean(),
  )
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
    ['渝A18159A', 'new-energy-large'],
    ['渝A18159K', 'new-energy-large'],
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
    ['渝A12345临', 'temporary'],
    ['临渝A12345', 'temporary'],
    ['渝A1234试', 'test'],
    ['渝A1234超', 'oversize'],
    ['WJ渝1234X', 'armed-police'],
    ['WJ0112345', 'armed-police'],
    ['VA12345', 'army'],
    ['民航A1234', 'airport'],
    ['渝0112345', 'agricultural'],
  ])('[P2] [P7] %s is read as %s', (plate, kind) => {
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
      fc.property(anyPlate, fc.nat(), fc.constantFrom('I', 'O'), (plate, at, wrong) => {
        const characters = Array.from(plate);
        const place = 2 + (at % (characters.length - 2));
        const spoilt = characters.with(place, wrong).join('');
        expect(readPlate(spoilt).ok).toBe(false);
      }),
    );
  });

  it('[P4] a plate with something after it is refused', () => {
    fc.assert(
      fc.property(anyPlate, fc.constantFrom('渝', '挂1', 'Ⅷ½', 'Ж', '号'), (plate, extra) => {
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
    ['渝A1Ж345', 'serial'],
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

describe('whether two plates are one', () => {
  it.each([
    ['渝A-12345', '渝A12345'],
    ['渝A\u200b12345', '渝A12345'],
    ['渝A\u00ad12345', '渝A12345'],
    ['渝А12345', '渝A12345'], // a Cyrillic А
    ['渝Α12345', '渝A12345'], // a Greek one
    ['渝Á12345', '渝A12345'],
    ['渝A١٢٣٤٥', '渝A12345'],
    ['渝𝐀12345', '渝A12345'],
    ['遼Ａ—１２３４５', '辽A12345'],
    ['雲A12345', '云A12345'],
    ['粵Z·AES3港', '粤ZAES3港'],
    ['渝A1234學', '渝A1234学'],
    ['渝A1234O', '渝A12340'],
    ['渝A1O3I5', '渝A10315'],
  ])('[ID1] [ID2] [ID4] %j is %s', (typed, plate) => {
    expect(samePlate(typed, plate)).toBe(true);
    expect(plateKey(typed)).toBe(plateKey(plate));
  });

  it.each([
    ['渝A12345', '渝A12346'],
    ['京O12345', '京012345'], // the office of the police is a letter
    ['AB1O234', 'AB10234'], // of another register, which may have both
    ['渝A12345', '渝A1234挂'],
    ['渝A12345', '川A12345'],
    ['渝A1Ж345', '渝A1345'],
  ])('[ID1] [ID4] %s is not %s', (a, b) => {
    expect(samePlate(a, b)).toBe(false);
  });

  it('[ID4] no trailer is not a trailer', () => {
    expect([samePlate(null, null), samePlate(null, '渝B1234挂')]).toEqual([true, false]);
  });

  it('[ID1] [P3] two plates that the standard tells apart stay apart', () => {
    fc.assert(
      fc.property(anyPlate, anyPlate, (a, b) => {
        expect(samePlate(a, b)).toBe(a === b);
      }),
    );
  });

  it('[ID6] a part is found however plate and part are written', () => {
    expect(plateHolds('渝A12345', 'a-1 23')).toBe(true);
    expect(plateHolds('渝A10345', 'А1О3')).toBe(true); // in Cyrillic
    expect(plateHolds('渝A12345', '·-')).toBe(false);
    expect(plateHolds('渝A12345', '99')).toBe(false);
  });
});

describe('plates without a known form', () => {
  it.each(['军A12345', 'AB1234', 'B-XY 123', '渝A1234军', '使馆12', 'УБА 1234', 'ກຂ1234', '12345'])(
    '[P9] %s may be on a vehicle that exists',
    (text) => {
      expect(isNoPlate(text)).toBe(false);
      expect(plateFormFault(text, 'vehicle')).not.toBe(null);
    },
  );

  it.each(['', '—-·', '无', '待定', '渝A12I45', '渝A1234', '渝A123456', '渝A-1234', 'A'.repeat(21), '\ufdfa\ufdfa1'])(
    '[P9] %j is no plate at all, or a typing mistake',
    (text) => {
      expect(isNoPlate(text)).toBe(true);
    },
  );

  it.each([
    ['渝A1234临', null, null],
    ['VA12345', null, null],
    ['渝A1234超', null, null],
    ['渝A1234挂', 'kind', null],
    ['渝A12345', null, 'kind'],
    ['渝0112345', null, 'kind'],
  ])('[P8] %s on a vehicle: %s; on a trailer: %s', (plate, vehicle, trailer) => {
    expect(plateFormFault(plate, 'vehicle')).toBe(vehicle);
    expect(plateFormFault(plate, 'trailer')).toBe(trailer);
  });
});

it('[P1] a plate in its normal form is what the rules of each character make of it', () => {
  const allOf = (letters: string) => fc.constantFrom(...Array.from(letters));
  const serials = fc.array(allOf('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'), { minLength: 5, maxLength: 6 });
  fc.assert(
    fc.property(province, authority, serials, (first, second, rest) => {
      const plate = `${first}${second}${rest.join('')}`;
      expect(normalisePlate(plate)).toBe(identifierKey(plate));
      expect(normalisePlate(` ${plate}·`)).toBe(plate);
    }),
  );
  for (const name of provinces) expect(identifierKey(name)).toBe(name);
});
