import { withoutLookalike } from './lookalikes.ts';
import { digitOf, plainForm } from './normal-form.ts';

/**
 * A text as one sees it who looks for numbers: its digits; X; ` ` for any space; `.` for a point and `-` for whatever else
 * stands between the parts of one number; `,` for what stands between two; `#` for everything else.
 */
export type Figures = string;

const space = /[\s\p{Z}]/u;
const unseen = /[\p{Cf}\p{M}\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
const point = /[.·•・‧∙⋅●。．｡]/u;
const join = /[\p{Pd}\p{Ps}\p{Pe}\p{Pc}\p{Pi}\p{Pf}/／\\|~～*−'"`]/u;
const list = /[,，、;；:：]/u;

/** [J8] Digits of any script; what can't be seen is not there. */
export function figuresOf(text: string): Figures {
  return read(text, (character) => digitOf(character)?.toString() ?? null);
}

/** [J8] The same with numerals that are no digits: 一三八, 壹叁捌, ①③⑧, ❶❸❽, ¹³⁸. A list may be numbered by them. */
export function numeralsOf(text: string): Figures {
  return read(text, (character) => digitOf(character)?.toString() ?? numeralOf(character));
}

/** The text itself, with ASCII digits and without what can't be seen. */
export function withPlainDigits(text: string): string {
  return Array.from(plainForm(text), (character) =>
    unseen.test(character) && !space.test(character) ? '' : (digitOf(character)?.toString() ?? character),
  ).join('');
}

function read(text: string, digitsOf: (character: string) => string | null): Figures {
  return Array.from(text, (character) => digitsOf(character) ?? signOf(character))
    .join('')
    .replaceAll(/ +/gu, ' ');
}

function signOf(character: string): string {
  if (space.test(character)) return ' ';
  if (unseen.test(character)) return '';
  if (point.test(character)) return '.';
  if (join.test(character)) return '-';
  if (list.test(character)) return ',';
  return character === '×' || withoutLookalike(character.normalize('NFKC').toUpperCase()) === 'X' ? 'X' : '#';
}

const chinese = ['〇零', '一幺壹弌', '二贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'] as const;

/* Filled and double circles, which no compatibility form takes apart: where one to nine begin. */
const circles = [0x2776, 0x2780, 0x278a, 0x24f5];
const zeros = '⓪⓿🄋🄌';

function numeralOf(character: string): string | null {
  const value = chinese.findIndex((written) => written.includes(character));
  if (value >= 0) return String(value);
  const circled = circles.find((one) => withinNine((character.codePointAt(0) ?? 0) - one));
  if (circled !== undefined) return String((character.codePointAt(0) ?? 0) - circled + 1);
  if (zeros.includes(character)) return '0';
  return /^\W?(\d)\W?$/u.exec(character.normalize('NFKC'))?.[1] ?? null;
}

function withinNine(place: number): boolean {
  return place >= 0 && place < 9;
}
