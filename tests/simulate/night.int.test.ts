import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nightClock } from './clock.ts';
import { Ledger } from './ledger.ts';
import { playNight } from './night.ts';
import { api } from './api.ts';
import { type Officer, onDuty } from './officer.ts';
import { ownServer, type RunningServer } from './server.ts';

const run = promisify(execFile);
const shippedNight = fileURLToPath(new URL('../fixtures/declarations/night.csv', import.meta.url));
const main = fileURLToPath(new URL('main.ts', import.meta.url));

it('plays a short night to its end, and says how it went in one line', async () => {
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
  expect(stdout).toContain('--sign-in NUMBER:PIN:CODE');
});

describe('on somebody else’s server', () => {
  const speed = 1800;
  let theirs: RunningServer;
  let office: Officer;
  beforeAll(async () => {
    theirs = await ownServer(speed);
    const { url, device } = theirs;
    const duty = { url, device, clock: nightClock(speed, theirs.now()), ledger: new Ledger(0) };
    office = await onDuty(duty, theirs.administrator);
  });
  afterAll(async () => {
    office.leave();
    await theirs.stop();
  });

  const play = (file: string) =>
    playNight({
      url: theirs.url,
      device: theirs.device,
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
  const hired = () => office.picture.site.state.staff.filter(({ personId }) => personId.startsWith('night-'));
  const nobodyLeft = () => expect.poll(() => hired().filter(({ active }) => active)).toEqual([]);

  async function tabletCode(): Promise<string> {
    const stations = office.picture.site.state.stations.map(({ id }) => id);
    await office.send({ type: 'saveDevice', device: { id: 'theirs', name: 'Theirs', stations } });
    const token = await office.token();
    return (await api<{ code: string }>(theirs.device, 'POST', '/devices/theirs/code', { token })).code;
  }

  it('leaves nobody on duty when the night fails', async () => {
    await expect(play('/nowhere/night.csv')).rejects.toThrow('ENOENT');
    await nobodyLeft();
    expect(hired().length).toBeGreaterThan(9);
  });

  it('leaves nobody on duty when it is broken off', async () => {
    const before = hired().length;
    const { staffNumber } = theirs.administrator;
    const pin = 'pin' in theirs.administrator ? theirs.administrator.pin : '';
    const code = theirs.authenticators.codeFor(theirs.authenticators.secrets.get(staffNumber) ?? '');
    const flags = ['--url', theirs.url, '--sign-in', `${staffNumber}:${pin}:${code}`, '--device', await tabletCode()];
    const night = spawn(process.execPath, [main, ...flags], { stdio: 'ignore' });
    const ended = once(night, 'exit');
    await expect.poll(() => hired().length).toBeGreaterThan(before);
    night.kill('SIGTERM');
    expect(await ended).toEqual([143, null]);
    await nobodyLeft();
  });

  it('leaves nobody on duty after a good night', async () => {
    const before = hired().length;
    const { visits, violations } = await play(shippedNight);
    expect([visits, violations]).toEqual([{ released: 1 }, []]);
    await nobodyLeft();
    expect(hired().length).toBeGreaterThan(before);
  });
});
