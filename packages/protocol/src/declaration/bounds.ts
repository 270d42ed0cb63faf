/* What one file of declarations may be made of. Everything is counted before anything is split, normalised or judged. */

/** The longest cell that can be meant has 20 goods, about 1,900 characters. In UTF-16 units, as JavaScript counts. */
export const maxCellCharacters = 4096;

/** A row with a crew of nine has 83 cells; the rest is room for mistakes that are worth naming one by one. */
export const maxRecordCells = 256;

/** Several times a row in which every cell is as long as it may be useful. In UTF-16 units. */
export const maxRecordCharacters = 65_536;

export const maxRows = 5000;

/** Blank lines count as lines, so there may be more records than rows; beyond this it is no night's file. */
export const maxRecords = 10 * maxRows;

/** Titles and notes may stand above the header; further down it is not looked for. */
export const headerWithin = 10;

/** More faults than anybody corrects by hand, and an answer of some hundred KiB at most. */
export const maxListed = 1000;
