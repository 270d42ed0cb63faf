/* Limits of one file of declarations. Sizes are checked before anything is split, normalised or judged. */

/** In UTF-16 units. The longest useful cell has 20 goods, about 1,900 characters. */
export const maxCellCharacters = 4096;

/** A row with a crew of nine has 83 cells. The rest is for mistakes that are worth naming one by one. */
export const maxRecordCells = 256;

/** In UTF-16 units: several times a row whose cells are all as long as they can usefully be. */
export const maxRecordCharacters = 65_536;

/** The most declarations that one file may have. */
export const maxRows = 5000;

/** Blank lines count as lines, so a file may have more records than rows. A file with more is not a night's file. */
export const maxRecords = 10 * maxRows;

/** Titles and notes may precede the header. It is searched in this many records. */
export const headerWithin = 10;

/** More faults than anybody corrects by hand. An answer with this many has some hundred KiB at most. */
export const maxListed = 1000;
