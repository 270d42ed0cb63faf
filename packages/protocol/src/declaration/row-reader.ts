import { visible } from '../text.ts';
import { maxCellCharacters } from './bounds.ts';
import type { Cell } from './cells.ts';
import type { Columns, Field } from './columns.ts';
import { type CellFault, cutValue, type DeclarationFault } from './fault.ts';
import { cleanCell } from './marks.ts';
import { type DeclarationRemark, remarkOn, type RemarkWord } from './remark.ts';

/** Reads the cells of one row and collects the faults: at most one for each cell. */
export type RowReader = {
  required: <T>(field: Field, read: (text: string) => Cell<T>) => T | null; // an empty cell is a fault
  optional: <T>(field: Field, read: (text: string) => Cell<T>) => T | null;
  fault: (field: Field, fault: CellFault) => void;
  remark: (field: Field, remark: RemarkWord) => void;
  isEmpty: (field: Field) => boolean;
  faults: () => DeclarationFault[]; // in the order of the columns
  remarks: () => DeclarationRemark[];
};

/* A cell has one line, without characters that break terminals, exports or the direction of text. */
const lineBreak = /[\n\r\u0085\u2028\u2029]/u;
const unsafe = /[\p{Cc}\p{Bidi_Control}]/u;

/** Reads the cells of one row by column, and collects what is wrong in it. `line` counts from 1, with the header. */
export function rowReader(line: number, columns: Columns, cells: readonly string[]): RowReader {
  const raw = new Map<string, string>(columns.names.map((name, index) => [name, cells[index] ?? '']));
  const cleaned = new Map<string, string>();
  const faults = new Map<string, DeclarationFault>();
  const remarks: DeclarationRemark[] = [];
  const rawOf = (field: Field) => raw.get(field) ?? '';

  /* [D24] A cell that is too long is not read. */
  const isTooLong = (field: Field) => rawOf(field).length > maxCellCharacters;

  const cellOf = (field: Field): string => {
    const known = cleaned.get(field);
    if (known !== undefined) return known;
    const text = isTooLong(field) ? rawOf(field) : cleanCell(rawOf(field));
    cleaned.set(field, text);
    return text;
  };

  const fault = (field: Field, what: CellFault) => {
    if (faults.has(field)) return;
    faults.set(field, { line, field, fault: what, value: cutValue(rawOf(field)) });
  };

  const textOf = (field: Field): string | null => {
    if (isTooLong(field)) {
      fault(field, 'too long');
      return null;
    }
    const text = cellOf(field);
    const isReadable = text === '' || visible.test(text);
    if (lineBreak.test(text)) fault(field, 'line break');
    else if (unsafe.test(text) || !text.isWellFormed() || !isReadable) fault(field, 'forbidden character');
    return text === '' || faults.has(field) ? null : text;
  };

  const optional: RowReader['optional'] = (field, read) => {
    const text = textOf(field);
    const cell = text === null ? null : read(text);
    if (cell && !cell.ok) fault(field, cell.fault);
    return cell?.ok === true ? cell.value : null;
  };

  const required: RowReader['required'] = (field, read) => {
    const value = optional(field, read);
    if (value === null) fault(field, 'missing');
    return value;
  };

  return {
    required,
    optional,
    fault,
    remark: (field, remark) => void remarks.push(remarkOn(line, field, remark, rawOf(field))),
    isEmpty: (field) => cellOf(field) === '',
    faults: () => columns.names.flatMap((name) => faults.get(name) ?? []),
    remarks: () => remarks,
  };
}
