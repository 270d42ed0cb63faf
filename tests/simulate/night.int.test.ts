import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nightClock } from './clock.ts';
import { Ledger } from './ledger.ts';
import { playNight } from './night.ts';
import { onDuty } from './officer.ts';
import { ownServer, type RunningServer } from './server.ts';

const run = promisify(execFile);
const shippedNight = fileURLToPath(new URL('../fixtures/declarations/night.csv', import.meta.url));
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
    expected: { rang: expect.any(Number), missing: 0, extra: 0 },
    ackMs: { p50: expect.any(Number), p99: expect.any(Number) },
    violations: 0,
  });
  const { visits, commands, expected } = result as {
    visits: Record<string, number>;
    commands: { accepted: number };
    expected: { rang: number };
  };
  const closed = (visits['released'] ?? 0) + (visits['refused'] ?? 0) + (visits['escortedOut'] ?? 0);
  expect(closed).toBe(6);
  expect(commands.accepted).toBeGreaterThan(60);
  expect(expected.rang).toBeGreaterThan(5);
});

it('tells of its flags when it is asked, and that is no failure', async () => {
  const { stdout } = await run(process.execPath, [main, '--help']);
  expect(stdout).toContain('--sign-in NUMBER:PIN');
});

describe('on somebody else’s server', () => {
  const speed = 1800;
  let theirs: RunningServer;
  beforeAll(async () => {
    theirs = await ownServer(speed);
  });
  afterAll(() => theirs.stop());

  const play = (file: string) =>
    playNight({
      url: theirs.url,
      speed,
      startsAt: theirs.now(),
      administrator: theirs.administrator,
      file,
      visits: 1,
      trouble: 0,
      seed: 1,
      doing: new Map(),
      afterwards: [],
    });

  /** Everybody whom the nights so far have hired, as the server knows them. */
  async function hired() {
    const duty = { url: theirs.url, clock: nightClock(speed, theirs.now()), ledger: new Ledger(0) };
    const office = await onDuty(duty, theirs.administrator);
    office.leave();
    return office.picture.site.state.staff.filter(({ personId }) => personId.startsWith('night-'));
  }

  it('leaves nobody on duty when the night fails', { timeout: 60_000 }, async () => {
    await expect(play('/nowhere/night.csv')).rejects.toThrow('ENOENT');
    const staff = await hired();
    expect(staff.length).toBeGreaterThan(9);
    expect(staff.filter(({ active }) => active)).toEqual([]);
  });

  it('leaves nobody on duty when it is broken off', { timeout: 60_000 }, async () => {
    const before = (await hired()).length;
    const { staffNumber, pin } = theirs.administrator;
    const flags = ['--url', theirs.url, '--sign-in', `${staffNumber}:${pin}`];
    const night = spawn(process.execPath, [main, ...flags], { stdio: 'ignore' });
    const ended = once(night, 'exit');
    await expect.poll(async () => (await hired()).length, { timeout: 20_000 }).toBeGreaterThan(before);
    night.kill('SIGTERM');
    expect(await ended).toEqual([143, null]);
    expect((await hired()).filter(({ active }) => active)).toEqual([]);
  });

  it('leaves nobody on duty after a good night', { timeout: 60_000 }, async () => {
    const before = (await hired()).length;
    const { visits, violations } = await play(shippedNight);
    expect([visits, violations]).toEqual([{ released: 1 }, []]);
    const staff = await hired();
    expect(staff.length).toBeGreaterThan(before);
    expect(staff.filter(({ active }) => active)).toEqual([]);
  });
});
