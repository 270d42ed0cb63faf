import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCordon as startProcess } from '@cordon/tests/support/cordon-process.ts';
import { freePort } from '@cordon/tests/support/free-port.ts';
import { processesWith } from '@cordon/tests/support/processes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAuthenticators } from '@cordon/tests/support/authenticators.ts';
import { openDevice } from '@cordon/tests/support/device.ts';
import { clientOf, openSocket, registerDriver, startTestCordon } from './testing/cordon.ts';
import { commandOf, newId } from './testing/commands.ts';
import { scaledClock } from './testing/scaled-clock.ts';
import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';

let dataFolder: string;
beforeEach(() => {
  dataFolder = realpathSync(mkdtempSync(join(tmpdir(), 'cordon-container-')));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const withoutNow = (ack: Ack): string => JSON.stringify({ ...ack, now: 0 });
const declaring = (driver: CrewMember) =>
  commandOf({
    type: 'declareVisit',
    visitId: newId(),
    declaration: declarationOf({ crew: [driver] }, 1_790_000_000_000),
  });

describe('everything killed at once', () => {
  it('[L1] leaves every confirmed step where it was, and its answer with it', async () => {
    const first = startProcess({ dataFolder });
    const [url] = await first.until(/http:\/\/[\w.:]+:\d+/);
    await first.until(/ready/);
    const [, pin] = /admin\s+4001\s+(\d{6})/.exec(first.output()) ?? [];
    const [, code = ''] = /\/enrol#(\w{8})/.exec(first.output()) ?? [];
    const authenticators = openAuthenticators();
    const device = await openDevice(url, authenticators);
    await device.enrol(code);
    const { token } = await device.signIn({ staffNumber: '4001', pin: pin ?? '' });
    const before = clientOf(openSocket(url, await device.auth(token)));
    const driver = await registerDriver({ device }, token);
    const commands = Array.from({ length: 20 }, () => declaring(driver));
    const acks = await Promise.all(commands.map((command) => before.command(command)));
    expect(acks.every(({ ok }) => ok)).toBe(true);
    const unsure = Array.from({ length: 20 }, () => declaring(driver));
    for (const command of unsure) void before.command(command).catch(() => undefined);
    for (const pid of processesWith(dataFolder)) process.kill(pid, 'SIGKILL');
    await first.ended;
    before.socket.disconnect();

    const cordon = await startTestCordon({ dataFolder, beside: { device, pinOf: () => '', authenticators } });
    const after = await cordon.socket(token);
    const again = await Promise.all(commands.map((command) => after.command(command)));
    expect(again.map(withoutNow)).toEqual(acks.map(withoutNow));
    expect((await Promise.all(unsure.map((command) => after.command(command)))).every(({ ok }) => ok)).toBe(true);
    const versions = async () => {
      const followed = await after.follow();
      return followed.ok && 'snapshot' in followed ? followed.snapshot.visits.map(({ version }) => version) : [];
    };
    // The picture follows the log, a moment behind the answers.
    await expect.poll(versions).toEqual(Array.from({ length: 40 }, () => 1));
    await cordon.stop();
    await first.stop();
  });
});

describe('an embedded Redis that ends by itself', () => {
  it('ends the server too, at once and loudly, for its supervisor to start both again', async () => {
    const cordon = startProcess({ dataFolder });
    await cordon.until(/ready/);
    process.kill(Number(readFileSync(join(dataFolder, 'redis', 'redis.pid'), 'utf8')), 'SIGKILL');
    expect(await cordon.ended).toBe(1);
    expect(cordon.output()).toContain('its Redis ended by itself');
    await cordon.stop();
  });
});

describe('a stop', () => {
  it('says good-bye to every screen and leaves nothing behind', async () => {
    const cordon = await startTestCordon({ dataFolder });
    const client = await cordon.socket(await cordon.signIn('3001'));
    await client.follow();
    await cordon.drain();
    await client.closed;
    expect(client.byes).toEqual(['stopping']);
    expect(processesWith(dataFolder)).toEqual([]);
    await expect(fetch(`${cordon.url}/livez`)).rejects.toThrow('fetch failed');
    await cordon.stop();
  });

  it('answers what was asked before it', async () => {
    const cordon = await startTestCordon({ dataFolder });
    const token = await cordon.signIn('4001');
    const driver = await registerDriver(cordon, token);
    const client = await cordon.socket(token);
    const asked = Array.from({ length: 10 }, () => client.command(declaring(driver)));
    // Refused at once; one connection is read in order, so the others are under way by then.
    expect((await client.command({})).ok).toBe(false);
    await cordon.drain();
    expect((await Promise.all(asked)).every(({ ok }) => ok)).toBe(true);
    await cordon.stop();
  });
});

describe('a start', () => {
  it('[E13] on a warm store is ready as soon as it listens', async () => {
    await (await startTestCordon({ dataFolder })).stop();
    const cordon = await startTestCordon({ dataFolder });
    expect((await cordon.call('GET', '/readyz')).body['ready']).toBe(true);
    await cordon.stop();
  });

  it('[S6] shows PINs on an empty store, and never again', async () => {
    const first = await startTestCordon({ dataFolder });
    expect(first.first.people.map(({ staffNumber }) => staffNumber)).toEqual([
      '1001',
      '2001',
      '3001',
      '3002',
      '4001',
      '5001',
    ]);
    await first.stop();
    const second = await startTestCordon({ dataFolder });
    expect(second.first).toEqual({ people: [], tablet: null });
    await second.stop();
  });

  it('[S6] that fails while it shows the PINs shows new ones the next time', async () => {
    const lost: string[] = [];
    const failing = startTestCordon({
      dataFolder,
      tellFirst: ({ people }) => {
        lost.push(...people.map(({ pin }) => pin));
        throw new Error('nobody reads this');
      },
    });
    await expect(failing).rejects.toThrow('nobody reads this');
    expect(processesWith(dataFolder)).toEqual([]);
    const cordon = await startTestCordon({ dataFolder });
    expect([lost.length, cordon.first.people.length]).toEqual([6, 6]);
    expect(await cordon.signIn('4001')).toMatch(/^[\w-]{43}$/);
    await cordon.stop();
  });

  it('[I2] is not ready, and lets nobody do anything, before the PINs were shown', async () => {
    const port = await freePort();
    const seen: unknown[] = [];
    const cordon = await startTestCordon({
      dataFolder,
      port,
      tellFirst: async () => {
        for (const path of ['readyz', 'api/v1/site']) {
          const response = await fetch(`http://127.0.0.1:${port}/${path}`);
          seen.push([response.status, await response.json()]);
        }
      },
    });
    expect(seen).toMatchObject([
      [503, { ready: false, starting: true }],
      [503, { ok: false, code: 'unavailable' }],
    ]);
    expect((await cordon.call('GET', '/readyz')).status).toBe(200);
    await cordon.stop();
  });

  it('[T1] runs on the time that it is given', async () => {
    const cordon = await startTestCordon({ dataFolder, siteClock: scaledClock(600, 1_790_000_000_000) });
    const client = await cordon.socket(await cordon.signIn('3001'));
    await client.follow();
    const { now } = await client.command(commandOf({ type: 'setLockdown', reason: '演练' }));
    expect(now).toBeGreaterThanOrEqual(1_790_000_000_000);
    const until = now + 20 * 60_000;
    expect((await client.command(commandOf({ type: 'declareClear', until, statement: '清点完毕' }))).ok).toBe(true);
    const types = () => client.packets.flatMap(({ events }) => events).map(({ event }) => event.type);
    await expect.poll(types).toContain('clearExpired');
    const passed = client.packets.flatMap(({ events }) => events).find(({ event }) => event.type === 'clearExpired');
    expect(passed?.at).toBeGreaterThanOrEqual(until);
    await cordon.stop();
  });
});
