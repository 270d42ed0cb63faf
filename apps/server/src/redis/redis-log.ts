import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const keptLines = 40;

/** Reads what a Redis prints, so that it never blocks on a full pipe, and keeps the last lines for error messages. */
export function keepLog(...streams: readonly Readable[]): { lines(): readonly string[] } {
  const lines: string[] = [];
  for (const stream of streams) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
    });
  }
  return { lines: () => lines };
}

/** Redis marks its warnings with `#`; a fault in its settings comes without a mark, as the last line. */
export function complaintIn(lines: readonly string[]): string | undefined {
  const marked = lines.flatMap((line) => / # (?<said>.+)$/.exec(line)?.groups?.['said'] ?? []);
  const said = marked.findLast((line) => !line.startsWith('WARNING')) ?? lines.findLast((line) => line.trim() !== '');
  return said?.trim().replace(/[.!]+$/, '');
}
