import type { CliOptions } from './cli-options.ts';
import type { ImportResult } from './import-declarations.ts';

/** For other programs: exactly one line of JSON. */
export function jsonReport({ rows, accepted, amended, unchanged, faults, remarks }: ImportResult): string {
  return JSON.stringify({
    rows,
    accepted,
    unchanged,
    faults: faults.map(({ line, field, fault, value }) => ({ line, field, fault, value })),
    amended,
    remarks: remarks.map(({ line, field, remark, value }) => ({ line, field, remark, value })),
  });
}

export function textReport(
  { rows, accepted, amended, unchanged, faults, remarks, encoding }: ImportResult,
  { dryRun, allOrNone }: CliOptions,
): string {
  const listed = [
    ...faults.map((each) => connectionOf(each, each.fault)),
    ...remarks.map((each) => connectionOf(each, `remark: ${each.remark}`)),
  ];
  const verb = dryRun ? 'would be imported' : 'imported';
  const sum = `${count(rows, 'row')}${encoding === null ? '' : ` (${encoding})`}: ${accepted} ${verb}${amended === 0 ? '' : ` (${amended} amended)`}, ${unchanged} unchanged, ${count(faults.length, 'fault')}.`;
  const stopped = allOrNone && faults.length > 0 ? ['Nothing was imported, because of the faults.'] : [];
  return [...listed, sum, ...stopped].join('\n');
}

function connectionOf(
  { line, field, value }: { line: number; field: string | null; value: string },
  what: string,
): string {
  const place = field === null ? '' : `, ${printable(field)}`;
  return `  line ${line}${place}: ${what}${value === '' ? '' : ` (${printable(value)})`}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Without control characters: a file must not be able to control the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
