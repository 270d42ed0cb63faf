import { describe, expect, it } from 'vitest';
import { readOptions } from './cli-options.ts';
import { jsonReport, textReport } from './cli-report.ts';
import type { ImportResult } from './import-declarations.ts';

const result: ImportResult = {
  rows: 2,
  accepted: 1,
  amended: 0,
  unchanged: 0,
  remarks: [],
  faults: [{ line: 3, field: 'plate', fault: 'not a plate', value: '渝\u001b[31mA\u202e1' }],
  encoding: 'utf-8',
};
const options = { file: 'x.csv', dryRun: false, json: false, allOrNone: false };

describe('the import command', () => {
  it('[D21] takes one file and its flags', () => {
    expect(readOptions(['x.csv'])).toEqual(options);
    expect(readOptions(['--dry-run', 'x.csv', '--json'])).toEqual({ ...options, dryRun: true, json: true });
    expect(readOptions(['x.csv', '--all-or-none'])).toEqual({ ...options, allOrNone: true });
  });

  it.each([[[]], [['a.csv', 'b.csv']], [['--dry', 'a.csv']], [['--json']], [['']]])(
    '[D21] %j says nothing that can be done',
    (args) => {
      expect(readOptions(args)).toBeNull();
    },
  );

  it('[D21] prints one line for programs', () => {
    const line = jsonReport(result);
    expect(line).not.toMatch(/[\r\n]/u);
    const { rows, accepted, unchanged, faults } = result;
    expect(JSON.parse(line)).toEqual({ rows, accepted, unchanged, faults, amended: 0, remarks: [] });
  });

  it('[D21] tells people the same, without what could play with their terminal', () => {
    expect(textReport(result, options)).toBe(
      '  line 3, plate: not a plate (渝\ufffd[31mA\ufffd1)\n2 rows (utf-8): 1 imported, 0 unchanged, 1 fault.',
    );
  });

  it('[D21] says that a dry run would import, and that all or none did not', () => {
    expect(textReport({ ...result, faults: [] }, { ...options, dryRun: true })).toContain('1 would be imported');
    expect(textReport(result, { ...options, allOrNone: true })).toContain('Nothing was imported');
  });
});
