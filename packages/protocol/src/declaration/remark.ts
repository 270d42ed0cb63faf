import { cutValue } from './fault.ts';

/*
 * What an import says of a row that it takes all the same, or of the whole file. As with faults, the words are part of its
 * answer.
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

export type DeclarationRemark = {
  line: number;
  field: string | null; // its column; null when the row or the whole file is meant
  remark: RemarkWord;
  value: string; // never a name, a document or a phone number
};

export function remarkOn(line: number, field: string | null, remark: RemarkWord, value = ''): DeclarationRemark {
  return { line, field, remark, value: cutValue(value) };
}
