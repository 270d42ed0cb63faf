import { withoutLookalike } from './lookalikes.ts';
import { bareForm, digitOf, plainForm } from './normal-form.ts';

/*
 * When two identifiers are the same: plates, seals, pass numbers, batches, documents, staff numbers, names of companies
 * and devices. The comparison lists the characters that count, not those that are ignored. Rules [ID1]–[ID6] of
 * docs/spec.md.
 */

/* Letters and digits of any script. Leaving one out would make two different identifiers equal. */
const mayRemain = /[\p{Lu}\p{Ll}\p{Lo}\p{Nd}]/u;

/* Hangul fillers are letters by their Unicode category, but they are invisible. */
const invisible = /\p{Default_Ignorable_Code_Point}/u;

/**
 * [ID1] The form in which an identifier is compared: capital letters and ASCII digits, without marks, signs, spaces and
 * invisible characters. [ID2] Letters that only look Latin become Latin.
 *
 * @returns '' for a text without a letter or digit, which is not an identifier
 */
export function identifierKey(text: string): string {
  const capitals = bareForm(bareForm(text).toUpperCase());
  return Array.from(capitals, remaining).join('').normalize('NFC');
}

function remaining(character: string): string {
  const read = withoutLookalike(character);
  if (!mayRemain.test(read) || invisible.test(read)) return '';
  return digitOf(read)?.toString() ?? read;
}

/**
 * [ID3] The form in which a seal number is stored and shown: as written, in capitals, with one kind of dash and without
 * invisible characters.
 */
export function writtenCode(text: string): string {
  return plainForm(text)
    .toUpperCase()
    .replaceAll(/[\p{Pd}−]/gu, '-')
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/**
 * [ID1] Whether two identifiers are the same. Old stores may have texts without any letter or digit: these are equal
 * only when they are written the same.
 */
export function sameIdentifier(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const key = identifierKey(a);
  return key === '' ? a === b : key === identifierKey(b);
}
