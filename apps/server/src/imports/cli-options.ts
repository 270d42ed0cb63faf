import { parseArgs } from 'node:util';

export type CliOptions = { file: string; dryRun: boolean; json: boolean; allOrNone: boolean };

export const usage = `Usage: npm run import -- FILE [--dry-run] [--all-or-none] [--json]

Declares the vehicles of a CSV file (UTF-8 or GB18030). Importing a file again changes nothing.

  --dry-run      check the file and write nothing
  --all-or-none  import only a file without any fault
  --json         print one line of JSON

Ends with 0 when there was no fault, 1 when there were faults, 2 when the file or the store could not be used.`;

/** @returns null when the arguments are not valid */
export function readOptions(args: readonly string[]): CliOptions | null {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { 'dry-run': flag, json: flag, 'all-or-none': flag },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    if (file === undefined || file === '' || others.length > 0) return null;
    return { file, dryRun: values['dry-run'], json: values.json, allOrNone: values['all-or-none'] };
  } catch {
    return null;
  }
}
