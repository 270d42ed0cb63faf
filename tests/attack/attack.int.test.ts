import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const run = promisify(execFile);
const main = fileURLToPath(new URL('main.ts', import.meta.url));

const told = z.object({
  faults: z.literal(0),
  broken: z.literal(0),
  frames: z.object({
    sent: z.literal(500),
    silent: z.literal(0),
    turnedAway: z.literal(0),
    crashes: z.literal(0),
    linesOpened: z.number().min(125),
    answered: z.number().min(25),
    closed: z.number().min(125),
    officers: z.object({ sent: z.number().min(16), answered: z.number(), p99Ms: z.number() }),
    memoryMiB: z.object({ growth: z.number().max(50) }),
  }),
});

it('[LM8] five hundred malformed frames break no promise', async () => {
  const { stdout } = await run(process.execPath, [main, '--frames', '500', '--seed', '3', '--only', 'frames']);
  const result = told.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  expect(result.frames.officers.answered).toBe(result.frames.officers.sent);
});

const small = ['--attempts', '600', '--only', 'revocation,token,guessing,room,actor,origin'];
let others: Promise<Record<string, unknown>>;
beforeAll(() => {
  others = run(process.execPath, [main, ...small]).then(({ stdout }) =>
    z.record(z.string(), z.unknown()).parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')),
  );
});

/** All other kinds at one server, small: a server for each would take most of the time. */
describe('the other attacks', () => {
  const figuresOf = async (kind: string) => {
    const figures = await others;
    expect(figures).toMatchObject({ faults: 0, broken: 0 });
    return figures[kind];
  };

  it('[AT1] nothing of people who were revoked is accepted, nor their connections kept', async () => {
    expect(await figuresOf('revocation')).toMatchObject({ attempts: 600, acceptedAfter: 0, cameBack: 0 });
  });

  it('[AT2] a stolen token lets nobody in, and the theft is on record', async () => {
    expect(await figuresOf('token')).toMatchObject({ letIn: 0, unrecorded: 0 });
  });

  it('[AT3] of guesses at once ten are judged', async () => {
    const guesses = z.record(z.string(), z.unknown()).parse(await figuresOf('guessing'));
    expect(guesses).toMatchObject({ pin: { judged: 10 }, totp: { judged: 10 } });
  });

  it('[AT4] a point officer has what comes to their station, and nothing else', async () => {
    expect(await figuresOf('room')).toMatchObject({ granted: 0, leaks: 0 });
  });

  it('[AT5] nobody is somebody else, or the server', async () => {
    expect(await figuresOf('actor')).toMatchObject({ accepted: 0, bySystem: 0 });
  });

  it('[AT6] no page from elsewhere opens a socket or changes anything', async () => {
    expect(await figuresOf('origin')).toMatchObject({ letIn: 0 });
  });
});

it('tells of its flags when it is asked, and that is no failure', async () => {
  const { stdout } = await run(process.execPath, [main, '--help']);
  expect(stdout).toContain('--only NAME');
});
