/* Normal forms of texts. Normalising can make one character eighteen (U+FDFA), so the length is limited first. */

/** In UTF-16 units: far more than any compared text. Schemas limit typed text to less. */
const mostUnits = 600;

/** The part of a text that is read; the rest is cut off. */
export function boundedText(text: string): string {
  return text.slice(0, mostUnits);
}

/** The text with compatibility forms made plain (full-width, circled, superscript). Its length is limited first. */
export function plainForm(text: string): string {
  return boundedText(text).normalize('NFKC');
}

/** Like `plainForm`, and without the marks above and below letters: é → e, Й → И. */
export function bareForm(text: string): string {
  return boundedText(text).normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

const decimal = /\p{Nd}/u;

/**
 * The value of a decimal digit of any script, 0 to 9; null for any other character. Unicode keeps the ten digits of a
 * script together and in order, and whole sets side by side.
 */
export function digitOf(character: string): number | null {
  if (!decimal.test(character)) return null;
  let first = character.codePointAt(0) ?? 0;
  const at = first;
  while (decimal.test(String.fromCodePoint(first - 1))) first -= 1;
  return (at - first) % 10;
}
