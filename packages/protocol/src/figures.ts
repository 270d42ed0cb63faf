import { withoutLookalike } from './lookalikes.ts';
import { digitOf, plainForm } from './normal-form.ts';

/**
 * A text reduced to what a search for numbers needs: its digits; `X`; ` ` for any space; `.` for a point; `-` for any
 * other sign that joins the parts of a number; `,` for a sign that separates two numbers; `#` for everything else.
 */
export type Figures = string;

const space = /[\s\p{Z}]/u;
const unseen = /[\p{Cf}\p{M}\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
const point = /[.·•・‧∙⋅●。．｡]/u;
const join = /[\p{Pd}\p{Ps}\p{Pe}\p{Pc}\p{Pi}\p{Pf}/／\\|~～*−'"`]/u;
const list = /[,，、;；:：]/u;

/** [J8] The figures of a text. Digits of any script count; invisible characters are left out. */
export function figuresOf(text: string): Figures {
  return read(text, (character) => digitOf(character)?.toString() ?? null);
}

/**
 * [J8] Like `figuresOf`, and numerals that are not digits count as well: 一三八, 壹叁捌, ①③⑧, ❶❸❽, ¹³⁸. They also number the
 * items of a list, so that `figuresOf` leaves them out.
 */
export function numeralsOf(text: string): Figures {
  return read(text, (character) => digitOf(character)?.toString() ?? numeralOf(character));
}

/** The text with ASCII digits and without invisible characters. */
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

/* Filled and double circles have no compatibility form: the code points where one to nine begin. */
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
