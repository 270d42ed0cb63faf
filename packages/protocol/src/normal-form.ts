/* How texts are brought into one form. One character may become eighteen (U+FDFA): what is read is limited first. */

/** Far more than any text that is compared; what a person typed is limited to less by its schema. */
const mostUnits = 600;

/** What is read of a text; the rest is left out. */
export function boundedText(text: string): string {
  return text.slice(0, mostUnits);
}

/**
 * Compatibility forms made plain (full-width, circled, superscript), of a text whose length is limited first. */
export function plainForm(text: string): string {
  return boundedText(text).normalize('NFKC');
}

/** The same, and without the marks above and below letters: é is E, Й is И. */
export function bareForm(text: string): string {
  return boundedText(text).normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

const decimal = /\p{Nd}/u;

/**
 * The value of a decimal digit of any script; null when it is none. Unicode keeps each script's ten digits together, in
 * order, and whole sets beside each other.
 */
export function digitOf(character: string): number | null {
  if (!decimal.test(character)) return null;
  let first = character.codePointAt(0) ?? 0;
  const at = first;
  while (decimal.test(String.fromCodePoint(first - 1))) first -= 1;
  return (at - first) % 10;
}
