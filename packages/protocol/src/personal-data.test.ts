import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter } from './identity-number.ts';
import { holdsPersonalNumber } from './personal-data.ts';
import { samples } from './testing/samples.ts';
import { freeText, noteText, remarkText } from './text.ts';
import { engine } from './engine/product.ts';

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
    '138.1234.5678',
    '138–1234–5678',
    '138—1234—5678',
    '138  1234  5678',
    '138      1234      5678',
    '138\n1234\n5678',
    '138\u200b1234\u200b5678',
    '1\u00ad3\u00ad8\u00ad12345678',
    '138\u20601234\u2060\u2060\u2060\u20605678',
    '١٣٨١٢٣٤٥٦٧٨',
    '१३८१२३४५६७८',
    '𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖',
    '①③⑧①②③④⑤⑥⑦⑧',
    '❶❸❽❶❷❸❹❺❻❼❽',
    '一三八一二三四五六七八',
    '幺三八 幺二三四 五六七八',
    '电话13812345678一直没人接',
    '①13812345678',
    '1 3 8 1 2 3 4 5 6 7 8',
    '1.3.8.1.2.3.4.5.6.7.8',
    '13 81 23 45 67 8',
    '(138)1234-5678',
    '（138）1234 5678',
    '138/1234/5678',
    '138_1234_5678',
    '138，1234，5678',
    '138 - 1234 - 5678',
    '体温 36.5 13812345678',
    '13812 345678',
    '1381234 5678',
    '+86-138-1234-5678',
    '(86)13812345678',
    '0086 138 1234 5678',
    '013812345678',
    '１３８·１２３４·５６７８',
    '440524.18800101.0014',
    '440524–18800101–0014',
    '440524  18800101  0014',
    '440524\n18800101\n0014',
    '440524，18800101，0014',
    '440524\u200b18800101\u200b0014',
    '٤٤٠٥٢٤١٨٨٠٠١٠١٠٠١٤',
    '11010519491231002Х', // a Cyrillic Х
    '11010519491231002×',
    '11010519491231002Ⅹ',
    '11010519491231002 x',
    '身份证号 12 440524188001010014',
    '老证 110105491231002',
    '110105 491231 002',
    '护照 E92174451',
    '护照号码：E92174451',
    'passport no. G 1234 5678',
  ])('[J8] [J10] %j holds one', (text) => {
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
    '体温 36.5, 36.6, 13 人',
    '体温 36.5 36.6 36.8 13',
    '37.1 36.5 36.6 36.4 9',
    '13.5 14.2 15.1 6.0',
    '13.5 14.2 15.1 16.0 9',
    '温度 -18.5 -17.9 -18.1 13',
    '1380 kg, 1490 kg, 1520 kg',
    '重量 1380.5 1490.2 152',
    '1300,2500,360',
    '2026-11-12 23:30 到 2026-11-13 01:15',
    '18/11/2026 13:20 18/11/2026 14:05',
    '13-11 14-11 15-11 16',
    '订单 202611120001234',
    '封条 15000123, 15000124',
    '封条 S-4711 换 S-4712-13',
    '渝A13812 / 渝B34567',
    '批次 2026.11.12-3 与 2026.11.12-4',
    '电话 023-6825 1234',
    '第 1 3 5 7 号车位',
    '①检查②消毒③13车',
    '7 8 9 10 11 12 13',
    '一三五七车道',
    '通行证 V7567874，P7847842',
    '125 个, 13 8 12 箱',
    'X光 13 次，x 4',
  ])('[J8] [J10] %j holds none', (text) => {
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

  it('[J8] [J11] are refused in every note, reason, comment, statement, name and pass of every command', () => {
    const fields = [
      ...['reason', 'note', 'text', 'comment', 'statement', 'handReason', 'company', 'agent', 'passNumber'],
      ...['plate', 'trailerPlate'],
      ...['unit', 'zh', 'en'],
    ];
    const found: string[] = [];
    for (const good of Object.values(samples)) {
      for (const at of textsIn(good, fields)) {
        found.push(at.at(-1) ?? '');
        const issues = engine.command.safeParse(withText(good, at, '司机13812345678')).error?.issues;
        expect(issues).toMatchObject([{ params: { refusal: 'personal-data-in-text' } }]);
        expect(issues?.[0]?.path.map(String)).toEqual(at);
      }
    }
    expect(new Set(found)).toEqual(new Set(fields));
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
  if (Array.isArray(value)) {
    return value.map((item: unknown, place) => (place === Number(key) ? withText(item, rest, text) : item));
  }
  const host = value as Record<string, unknown>;
  return { ...host, [key]: rest.length === 0 ? text : withText(host[key], rest, text) };
}

it('[J8] what is too short to hold a number holds none by the rules either', () => {
  const character = fc.constantFrom(...Array.from('护照回乡证台胞渝一三八〇零ABXP0123456789'));
  fc.assert(
    fc.property(fc.array(character, { maxLength: 8 }), (characters) => {
      const text = characters.join('');
      expect(holdsPersonalNumber(text)).toBe(false);
      expect(holdsPersonalNumber(`${text} `)).toBe(false); // with the space every rule is asked
    }),
    { numRuns: 2_000 },
  );
  expect(holdsPersonalNumber('护照1234567')).toBe(true);
});
