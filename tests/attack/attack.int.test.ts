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

const raced = z.object({
  broken: z.literal(0),
  revocation: z.object({
    attempts: z.number().min(200),
    acceptedBefore: z.number().min(20),
    acceptedAfter: z.literal(0),
    closedWithinMs: z.number().max(1_000),
  }),
});

it('[AT1] commands that race with revocations are not accepted after them', { timeout: 60_000 }, async () => {
  const { stdout } = await run(process.execPath, [main, '--attempts', '200', '--only', 'revocation']);
  raced.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  expect(stdout).toContain('"acceptedAfter":0');
});

it('tells of its flags when it is asked, and that is no failure', async () => {
  const { stdout } = await run(process.execPath, [main, '--help']);
  expect(stdout).toContain('--only NAME');
});
