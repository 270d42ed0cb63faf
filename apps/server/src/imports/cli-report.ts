import type { CliOptions } from './cli-options.ts';
import type { ImportResult } from './import-declarations.ts';

/** What other programs read: exactly one line. */
export function jsonReport({ rows, accepted, unchanged, faults }: ImportResult): string {
  return JSON.stringify({
    rows,
    accepted,
    unchanged,
    faults: faults.map(({ line, field, fault, value }) => ({ line, field, fault, value })),
  });
}

export function textReport(
  { rows, accepted, unchanged, faults, encoding }: ImportResult,
  { dryRun, allOrNone }: CliOptions,
): string {
  const told = faults.map(
    ({ line, field, fault, value }) =>
      `  line ${line}${field === null ? '' : `, ${printable(field)}`}: ${fault}${value === '' ? '' : ` (${printable(value)})`}`,
  );
  const verb = dryRun ? 'would be imported' : 'imported';
  const sum = `${count(rows, 'row')}${encoding === null ? '' : ` (${encoding})`}: ${accepted} ${verb}, ${unchanged} unchanged, ${count(faults.length, 'fault')}.`;
  const stopped = allOrNone && faults.length > 0 ? ['Nothing was imported, because of the faults.'] : [];
  return [...told, sum, ...stopped].join('\n');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** A file must not be able to write to somebody's terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
