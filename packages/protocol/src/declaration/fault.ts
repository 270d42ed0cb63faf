import type { ErrorCode } from '../errors.ts';
import { nameMarks } from './marks.ts';

/* Faults of an import. Their texts are part of the answer, and other programs read them: never change one. */

/** A fault of the file or of a whole row. */
export type FileFault =
  | 'file too large'
  | 'reading stopped'
  | 'unknown encoding'
  | 'not a CSV file'
  | 'broken quotes'
  | 'empty file'
  | 'no header'
  | 'missing column'
  | 'unknown column'
  | 'duplicate column'
  | 'column without a name'
  | 'no rows'
  | 'too many rows'
  | 'wrong number of cells'
  | 'not a declaration'
  | 'more faults';
/** A fault of one cell. */
export type CellFault =
  | 'missing'
  | 'too long'
  | 'too many'
  | 'line break'
  | 'forbidden character'
  | 'personal data'
  | 'unknown value'
  | 'not a plate'
  | 'a trailer plate'
  | 'not a trailer plate'
  | 'not a date'
  | 'not a date-time'
  | 'a number instead of a date'
  | 'rounded by a spreadsheet'
  | 'before declared_at'
  | 'not a plausible time'
  | 'not a plausible birth date'
  | 'in the future'
  | 'unknown stop'
  | 'same stop twice'
  | 'stop not for this purpose'
  | 'not name:quantity:unit'
  | 'quantity not a positive number'
  | 'length'
  | 'characters'
  | 'check digit'
  | 'impossible date'
  | 'not a pass number'
  | 'not a document number'
  | 'not a phone number'
  | 'two drivers'
  | 'no driver'
  | 'same person twice'
  | 'declared twice for overlapping times'
  | 'same person in two vehicles'
  | 'another name for this number';

/** One fault of an import. */
export type DeclarationFault = {
  line: number; // the record in the file, from 1
  field: string | null; // its column; null for the row or the file as a whole
  fault: FileFault | CellFault | ErrorCode; // a refusal code when the rules of the visit refused the row
  value: string;
};

const maxValueCharacters = 80;

/** [D8] [D29] The value cut to what is enough to find the cell. Invisible characters are named. */
export function cutValue(value: string): string {
  const bounded = value.slice(0, 2 * maxValueCharacters).toWellFormed();
  return nameMarks(Array.from(bounded).slice(0, maxValueCharacters).join(''));
}
