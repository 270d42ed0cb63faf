import { withoutLookalike } from './lookalikes.ts';
import { bareForm, digitOf, plainForm } from './normal-form.ts';

/*
 * When two identifiers are the same: plates, seals, numbers of passes, batches, documents and staff, names of companies and
 * devices. What may remain of a text decides, never what is taken out of it. Rules [ID1]–[ID6] of docs/spec.md.
 */

/* Letters and digits of any script. One that was left out would make two identifiers one. */
const mayRemain = /[\p{Lu}\p{Ll}\p{Lo}\p{Nd}]/u;

/* Fillers of Hangul are letters by their category, and nobody sees them. */
const invisible = /\p{Default_Ignorable_Code_Point}/u;

/**
 * [ID1] What an identifier is compared by: capital letters and ASCII digits, without the marks, signs, spaces and invisible
 * characters that may stand between them. [ID2] Letters that only look Latin are Latin.
 *
 * @returns '' for a text without a letter or digit, which is no identifier
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
 * [ID3] How the number of a seal is kept and shown: as it is written, in capitals, with one kind of dash and without what
 * nobody sees.
 */
export function writtenCode(text: string): string {
  return plainForm(text)
    .toUpperCase()
    .replaceAll(/[\p{Pd}−]/gu, '-')
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** [ID1] Old stores may hold texts without any letter or digit: these are the same only when they are written the same. */
export function sameIdentifier(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const key = identifierKey(a);
  return key === '' ? a === b : key === identifierKey(b);
}
