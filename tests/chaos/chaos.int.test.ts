import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';

const run = promisify(execFile);
const main = fileURLToPath(new URL('main.ts', import.meta.url));

const kept = z.object({ violations: z.literal(0), of: z.number().min(1) });
const played = z.object({ rounds: z.number().min(1), acknowledged: z.number().min(20) });
const report = z.object({
  invariants: z.object({ I1: kept, I2: kept, I3: kept, I4: kept, I5: kept, I7: kept, races: kept }),
  kinds: z.object({ 'kill-server': played, duplicates: played, races: played }),
  broken: z.literal(0),
});

/* Three kinds of the long run, a few rounds each; the others and the mutants take minutes. */
const slice = ['--only', 'kill-server,duplicates,races', '--rounds', '2', '--seed', '7'];
let line: unknown;
beforeAll(async () => {
  const { stdout } = await run(process.execPath, [main, ...slice]);
  line = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
});

it('a killed server, duplicates and races break no promise', () => {
  expect(report.parse(line).broken).toBe(0);
});
