import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const main = fileURLToPath(new URL('main.ts', import.meta.url));

it('plays a short night to its end, and says how it went in one line', { timeout: 90_000 }, async () => {
  const flags = ['--visits', '6', '--speed', '1800', '--trouble', '1', '--seed', '7'];
  const { stdout } = await run(process.execPath, [main, ...flags]);
  const result: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(result).toEqual({
    seed: 7,
    visits: expect.any(Object),
    commands: { sent: expect.any(Number), accepted: expect.any(Number), refused: expect.any(Object) },
    alerts: expect.any(Object),
    ackMs: { p50: expect.any(Number), p99: expect.any(Number) },
    violations: 0,
  });
  const { visits, commands } = result as { visits: Record<string, number>; commands: { accepted: number } };
  const closed = (visits['released'] ?? 0) + (visits['refused'] ?? 0) + (visits['escortedOut'] ?? 0);
  expect(closed).toBe(6);
  expect(commands.accepted).toBeGreaterThan(60);
});
