import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter } from './identity-number.ts';
import { holdsPersonalNumber } from './personal-data.ts';
import { samples } from './testing/samples.ts';
import { freeText, noteText, remarkText, shortText } from './text.ts';
import { command } from './wire/command.ts';

describe('numbers of people in what is typed', () => {
  it.each([
    '11010519491231002X',
    '身份证11010519491231002x，已核对',
    '440524188001010014',
    '４４０５２４１８８００１０１００１４',
    '440524 18800101 0014',
    '440524-18800101-0014',
    '4 4 0 5 2 4 1 8 8 0 0 1 0 1 0 0 1 4',
    '13812345678',
    '电话138 1234 5678',
    '司机 138-1234-5678。',
    '+86 13812345678',
    '008613812345678',
    '8613812345678',
    '１３８１２３４５６７８',
    '先打 3 次 13812345678 无人接',
  ])('[J8] %j holds one', (text) => {
    expect(holdsPersonalNumber(text)).toBe(true);
    for (const free of [freeText(500), noteText, remarkText]) {
      expect(free.safeParse(text).error?.issues).toMatchObject([{ params: { refusal: 'personal-data-in-text' } }]);
    }
  });

  it.each([
    '体温 36.6，复测 37.1，额温枪偏高',
    '封条 S-2741 破损，换 S-2742',
    '440524188001010015', // the check digit is wrong
    '11010519491331002X', // no such month
    '车牌渝A12345，2026-11-12 23:30 到',
    '12345678901',
    '138123456789',
    '2138123456780',
    '010-62345678',
    'P7847842 / V7567874',
    '13.5 14.2 15.1 16.0',
    '',
  ])('[J8] %j holds none', (text) => {
    expect(holdsPersonalNumber(text)).toBe(false);
  });

  it('[J8] are found wherever they stand', () => {
    const around = fc.string({ unit: fc.constantFrom(...Array.from('司机 电话：，。abcXYZ()')), maxLength: 20 });
    const birthday = fc.date({ min: new Date('1950-01-01'), max: new Date('2008-12-31'), noInvalidDate: true });
    const digits = (many: number) =>
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: many, maxLength: many });
    const identity = fc
      .tuple(digits(6), birthday, digits(3))
      .map(([area, born, last]) => `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${last}`)
      .map((seventeen) => seventeen + checkCharacter(seventeen));
    const mobile = digits(8).map((rest) => `139${rest}`);
    fc.assert(
      fc.property(around, fc.oneof(identity, mobile), around, (before, number, after) => {
        expect(holdsPersonalNumber(`${before}${number}${after}`)).toBe(true);
      }),
    );
  });

  it('[J8] are refused in every note, reason, comment and statement of every command', () => {
    const fields = ['reason', 'note', 'text', 'comment', 'statement', 'handReason', 'company'];
    const found: string[] = [];
    for (const good of Object.values(samples)) {
      for (const at of textsIn(good, fields)) {
        found.push(at.at(-1) ?? '');
        const issues = command.safeParse(withText(good, at, '司机 13812345678')).error?.issues;
        expect(issues).toMatchObject([{ path: at, params: { refusal: 'personal-data-in-text' } }]);
      }
    }
    expect(new Set(found)).toEqual(new Set(fields));
    expect(shortText.safeParse('13812345678').success).toBe(true); // a pass may have such a number
  });
});

/** Where texts under these names stand. */
function textsIn(value: unknown, names: readonly string[], at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    names.includes(key) && typeof part === 'string' ? [[...at, key]] : textsIn(part, names, [...at, key]),
  );
}

function withText(value: unknown, [key = '', ...rest]: readonly string[], text: string): unknown {
  const host = value as Record<string, unknown>;
  return { ...host, [key]: rest.length === 0 ? text : withText(host[key], rest, text) };
}
