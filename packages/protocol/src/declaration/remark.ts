import { cutValue } from './fault.ts';

/*
 * Remarks of an import on a row that it accepts, or on the whole file. Like those of faults, their texts are part of
 * the answer: never change one.
 */
export type RemarkWord =
  | 'all in the past'
  | 'all far ahead'
  | 'in the past'
  | 'declared long before'
  | 'pass expired by then'
  | 'old sample'
  | 'another phone for this number'
  | 'changes what was declared'
  | 'may be a correction'
  | 'more remarks';

/** One remark of an import. */
export type DeclarationRemark = {
  line: number;
  field: string | null; // its column; null for the row or the file as a whole
  remark: RemarkWord;
  value: string; // never a name, a document or a phone number
};

/** A remark on a row. `line` counts from 1, `field` is null for the whole row, and `value` is cut to a readable length. */
export function remarkOn(line: number, field: string | null, remark: RemarkWord, value = ''): DeclarationRemark {
  return { line, field, remark, value: cutValue(value) };
}
