import { boundedText } from './normal-form.ts';

/* What may be shown of a person outside the register. Rules [N5]–[N8] of docs/spec.md. */

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * [N5] Masks a name: 秦晓海 → 秦*海, 秦晓 → 秦*, 阿不都·艾山 → 阿*都·艾*, Anna Smith → A*** S****. A colleague who knows the person
 * recognises it, a stranger does not.
 */
export function maskName(name: string): string {
  return boundedText(name)
    .normalize('NFC')
    .trim()
    .split(/([\s·•・.-]+)/u)
    .map((part, index) => (index % 2 === 0 ? maskPart(part) : part))
    .join('');
}

/** [N8] Whether a text is a mask already: masking would not change it. */
export function isMask(text: string): boolean {
  return text.includes('*') && maskName(text) === text;
}

function maskPart(part: string): string {
  const letters = [...graphemes.segment(part)].map(({ segment }) => segment);
  const [first = ''] = letters;
  if (letters.length < 2) return '*'.repeat(letters.length);
  const isHan = /^\p{Script=Han}/u.test(first);
  if (!isHan || letters.length === 2) return first + '*'.repeat(letters.length - 1);
  return first + '*'.repeat(letters.length - 2) + (letters.at(-1) ?? '');
}

/** [N6] Shows only the last four characters of a document number; nothing of a number that has no more. */
export function maskDocument(number: string): string {
  const characters = Array.from(number);
  const hidden = characters.length > 4 ? characters.length - 4 : characters.length;
  return '*'.repeat(hidden) + characters.slice(hidden).join('');
}

/** [N7] 13812345678 → 138****5678. A foreign number shows only its last four digits. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/u.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  return phone.startsWith('+') ? `+${maskDocument(phone.slice(1))}` : maskDocument(phone);
}
