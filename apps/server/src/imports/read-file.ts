import { type CsvContext, type ReadDeclarations, readDeclarations } from '@cordon/protocol/declaration/csv.ts';
import type { DeclarationFault } from '@cordon/protocol/declaration/fault.ts';
import { decode, type Encoding } from './decode.ts';
import { recordsOf } from './records.ts';

export type FileReading = ReadDeclarations & { encoding: Encoding | null }; // null: the file could not be read

/** What is needed to judge a file; plain data, since it is sent to a thread. */
export type ReadingContext = CsvContext;

/** How a file is read: here, or in a thread of its own. */
export type ReadFile = (bytes: Uint8Array, context: ReadingContext) => Promise<FileReading>;

/** [D24] All work whose amount depends on the length of the file. A server does it in a thread of its own. */
export function readFileHere(bytes: Uint8Array, context: ReadingContext): FileReading {
  const decoded = decode(bytes);
  if (!decoded.ok) return unreadable({ line: 1, field: null, fault: decoded.fault, value: '' });
  const split = recordsOf(decoded.text);
  if (!split.ok) return { ...unreadable(split.fault), encoding: decoded.encoding };
  return { ...readDeclarations(split.records, context), encoding: decoded.encoding };
}

export function unreadable(fault: DeclarationFault): FileReading {
  return { rows: 0, good: [], faults: [fault], remarks: [], encoding: null };
}
