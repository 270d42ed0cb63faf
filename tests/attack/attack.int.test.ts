import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { z } from 'zod';

const run = promisify(execFile);
const main = fileURLToPath(new URL('main.ts', import.meta.url));

const told = z.object({
  faults: z.literal(0),
  broken: z.literal(0),
  frames: z.object({
    sent: z.literal(2_000),
    silent: z.literal(0),
    turnedAway: z.literal(0),
    crashes: z.literal(0),
    linesOpened: z.number().min(500),
    answered: z.number().min(100),
    closed: z.number().min(500),
    officers: z.object({ sent: z.number().min(16), answered: z.number(), p99Ms: z.number() }),
    memoryMiB: z.object({ growth: z.number().max(50) }),
  }),
});

it('[LM8] two thousand malformed frames break no promise', { timeout: 120_000 }, async () => {
  const { stdout } = await run(process.execPath, [main, '--frames', '2000', '--seed', '3', '--only', 'frames']);
  const result = told.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  expect(result.frames.officers.answered).toBe(result.frames.officers.sent);
});

const attack = async (only: string, ...flags: string[]) => {
  const { stdout } = await run(process.execPath, [main, '--only', only, ...flags]);
  const line = z.record(z.string(), z.unknown()).parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  expect(line).toMatchObject({ faults: 0, broken: 0 });
  return line[only];
};

it.concurrent(
  '[AT1] nothing of people who were revoked is accepted, nor their lines kept',
  { timeout: 120_000 },
  async () => {
    expect(await attack('revocation', '--attempts', '900')).toMatchObject({
      attempts: 900,
      acceptedAfter: 0,
      cameBack: 0,
    });
  },
);

it.concurrent('[AT2] a stolen token lets nobody in, and the theft is on record', { timeout: 120_000 }, async () => {
  expect(await attack('token')).toMatchObject({ letIn: 0, unrecorded: 0 });
});

it.concurrent('[AT3] of guesses at once ten are judged, and others come in', { timeout: 120_000 }, async () => {
  expect(await attack('guessing')).toMatchObject({ pin: { judged: 10 }, totp: { judged: 10 } });
});

it.concurrent(
  '[AT4] a point officer has what comes to their station, and nothing else',
  { timeout: 120_000 },
  async () => {
    expect(await attack('room')).toMatchObject({ granted: 0, leaks: 0 });
  },
);

it.concurrent('[AT5] nobody is somebody else, or the server', { timeout: 120_000 }, async () => {
  expect(await attack('actor')).toMatchObject({ accepted: 0, bySystem: 0 });
});

it.concurrent('[AT6] no page from elsewhere opens a socket or changes anything', { timeout: 120_000 }, async () => {
  expect(await attack('origin')).toMatchObject({ letIn: 0 });
});

it('tells of its flags when it is asked, and that is no failure', async () => {
  const { stdout } = await run(process.execPath, [main, '--help']);
  expect(stdout).toContain('--only NAME');
});
