import { maxRecordCells, maxRecordCharacters, maxRecords, maxRows } from '@cordon/protocol/declaration/bounds.ts';
import { cutValue, type DeclarationFault } from '@cordon/protocol/declaration/fault.ts';
import type { CsvRecord, RecordFault } from '@cordon/protocol/declaration/layout.ts';
import { separatorOf } from './separator.ts';

export type Records = { ok: true; records: CsvRecord[] } | { ok: false; fault: DeclarationFault };

/** Each broken record may cost one search through the whole file. */
const maxBroken = 20;

/** Records that are kept with their cells; of further ones it is only noted that the file has too many rows. */
const maxKept = maxRows + 20;
const notKept: CsvRecord = ['+'];
const blank: CsvRecord = [''];

/**
 * [D16] [D24] Splits the text into records of cells (RFC 4180). No cell is copied before its record is known to be within the
 * limits, and a quote that is not closed properly spoils only its own record.
 */
export function recordsOf(text: string): Records {
  const separator = separatorOf(text);
  const records: CsvRecord[] = [];
  let [at, filled, broken] = [0, 0, 0];
  while (at < text.length) {
    if (records.length === maxRecords) return { ok: false, fault: faultAt(records, 'too many rows', `${maxRecords}+`) };
    const bounds = readBounds(text, at, separator);
    if (bounds.broken) broken += 1;
    if (broken > maxBroken) return { ok: false, fault: faultAt(records, 'broken quotes', lineStart(text, at)) };
    const record = filled < maxKept ? recordOf(text, at, bounds) : bounds.filled ? notKept : blank;
    if (bounds.filled) filled += 1;
    records.push(record);
    at = afterBreak(text, bounds.end);
  }
  return { ok: true, records };
}

function faultAt(records: readonly unknown[], fault: DeclarationFault['fault'], value: string): DeclarationFault {
  return { line: records.length + 1, field: null, fault, value };
}

/** Where the cells of a record are in the text; only as many as are allowed. */
type Bounds = {
  end: number; // of the record, where its line break or the end of the text is
  cells: { from: number; to: number; quoted: boolean }[];
  count: number; // of all cells, kept or not
  filled: boolean; // one of them is not empty
  wide: boolean; // one of those that are not kept is not empty
  broken: boolean;
};

function readBounds(text: string, start: number, separator: string): Bounds {
  const bounds: Bounds = { end: start, cells: [], count: 0, filled: false, wide: false, broken: false };
  let at = start;
  for (;;) {
    const quoted = text[at] === '"';
    const cell = quoted ? quotedEnd(text, at, separator) : plainEnd(text, at, separator);
    if (cell === null) return { ...bounds, end: lineEnd(text, start), broken: true, filled: true };
    const [from, to] = quoted ? [at + 1, cell - 1] : [at, cell];
    const isFilled = to > from;
    bounds.count += 1;
    if (isFilled) bounds.filled = true;
    if (bounds.cells.length < maxRecordCells) bounds.cells.push({ from, to, quoted });
    else if (isFilled) bounds.wide = true;
    if (text[cell] !== separator) return { ...bounds, end: cell };
    at = cell + 1;
  }
}

/** @returns where the cell ends, behind its quote; null when its quotes are broken */
function quotedEnd(text: string, start: number, separator: string): number | null {
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    const next = text[quote + 1];
    if (next !== '"') return next === undefined || next === separator || isBreak(next) ? quote + 1 : null;
    from = quote + 2;
  }
}

/** @returns where the cell ends; null when there is a quote within it */
function plainEnd(text: string, start: number, separator: string): number | null {
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text[at];
    if (character === separator || isBreak(character)) return at;
    if (character === '"') return null;
  }
  return at;
}

function recordOf(text: string, start: number, { cells, count, wide, broken }: Bounds): CsvRecord {
  const fault = (what: RecordFault['fault'], value: string): RecordFault => ({ fault: what, value });
  if (broken) return fault('broken quotes', lineStart(text, start));
  if (wide) return fault('wrong number of cells', String(count));
  const last = cells.at(-1);
  if (last !== undefined && last.to - start > maxRecordCharacters) return fault('too long', lineStart(text, start));
  return cells.map(({ from, to, quoted }) => {
    const cell = text.slice(from, to);
    return quoted ? cell.replaceAll('""', '"') : cell;
  });
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function lineEnd(text: string, start: number): number {
  const [feed, back] = [text.indexOf('\n', start), text.indexOf('\r', start)];
  return Math.min(feed === -1 ? text.length : feed, back === -1 ? text.length : back);
}

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

function lineStart(text: string, start: number): string {
  return cutValue(text.slice(start, Math.min(lineEnd(text, start), start + 200)));
}
