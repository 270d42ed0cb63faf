import { cutValue, type DeclarationFault } from '@cordon/protocol/declaration/fault.ts';
import { maxRows } from '@cordon/protocol/declaration/csv.ts';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

export type Records = { ok: true; records: string[][] } | { ok: false; fault: DeclarationFault };

const recordsSchema = z.array(z.array(z.string()));

/** Blank lines count as lines, so there may be more records than rows; beyond this it is no night's file. */
const maxRecords = 10 * maxRows;

/** [D16] Splits the text into records of cells; a quote that is never closed makes the whole file unreadable. */
export function recordsOf(text: string): Records {
  try {
    const options = { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'], to: maxRecords };
    return { ok: true, records: recordsSchema.parse(parse(text, options)) };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const [records, field] = [Number(cause['records'] ?? 0), cause['field']];
    const value = cutValue(typeof field === 'string' ? field : '');
    return { ok: false, fault: { line: records + 1, field: null, fault: 'broken quotes', value } };
  }
}
