/*
 * Invisible characters. Spreadsheets, chat programs and web pages leave them in copied text, so that a value looks
 * right but differs.
 */

/*
 * Characters without a meaning in a declaration: zero-width space, word joiner, soft hyphen, byte order mark and
 * similar ones.
 */
const meaningless = /[\u00ad\u200b\u2060-\u2064\ufeff]|\u034f/gu;

/*
 * Direction marks at the ends of a cell change nothing: phone numbers from an address book stand between U+202D and
 * U+202C. Marks that reverse text (U+202B, U+202E, U+2067) are never dropped.
 */
const atTheEnds = String.raw`[\s\u00ad\u034f\u061c\u200b-\u200f\u202a\u202c\u202d\u2060-\u2064\u2066\u2068\u2069\ufeff]+`;
const ends = new RegExp(`^${atTheEnds}|${atTheEnds}$`, 'gu');

const textLiteral = /^="(?<text>(?:[^"]|"")*)"$/u;

/**
 * [D28] [D29] The cell without meaningless invisible characters, and without the guards that keep a spreadsheet from
 * reading a number (`'138…`, `="138…"`).
 *
 * @param cell no longer than `maxCellCharacters`
 */
export function cleanCell(cell: string): string {
  const text = cell.replaceAll(meaningless, '').replaceAll(ends, '');
  const literal = textLiteral.exec(text)?.groups?.['text'];
  if (literal !== undefined) return literal.replaceAll('""', '"').replaceAll(ends, '');
  return text.startsWith("'") ? text.slice(1).replaceAll(ends, '') : text;
}

const unseen = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** [D29] The value with the names of its invisible characters: `A12<U+200B>345`. */
export function nameMarks(text: string): string {
  return text.replaceAll(unseen, (mark) => {
    const code = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `<U+${code}>`;
  });
}
