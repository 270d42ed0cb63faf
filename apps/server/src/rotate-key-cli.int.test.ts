import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { ownEnvironment } from '@cordon/tests/support/environment.ts';
import { startTestRedis } from '@cordon/tests/support/redis.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandOf, newId } from './testing/commands.ts';
import { registerDriver, startTestCordon, type TestCordon } from './testing/cordon.ts';
import { unlockSite } from './people/unlock.ts';

const cli = join(import.meta.dirname, 'rotate-key-cli.ts');
const key = (digit: string) => digit.repeat(64);

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'cordon-rotate-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

type Ended = { code: number | null; out: string; err: string };

function run(env: Record<string, string> = {}, args: readonly string[] = []): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [cli, ...args],
      { env: { ...ownEnvironment(), CORDON_DATA: dataFolder, ...env } },
      (_, out, err) => resolve({ code: child.exitCode, out, err }),
    );
  });
}

const keptKey = (name = 'site.key') => readFileSync(join(dataFolder, name), 'utf8').trim();

/** The log on the disk, as it is written. */
function onDisk(): string {
  const folder = join(dataFolder, 'redis', 'appendonlydir');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  return files.join('');
}

/** What the site's key seals in it: the lock, the lasting secret, the people's keys. */
function sealedOnDisk(): string[] {
  const values = onDisk().matchAll(/(?:register-check|lasting-secret|\r\nkey)\r\n\$\d+\r\n(\S{40,})/g);
  return [...values].map(([, value = '']) => value);
}

/** A running site with a visit; and what a tablet sent for it. */
async function night(cordon: TestCordon): Promise<{ command: Command; crewPath: string; seq: number }> {
  const admin = await cordon.signIn('4001');
  const crew = [await registerDriver(cordon, admin)];
  const visitId = newId();
  const command = commandOf({ type: 'declareVisit', visitId, declaration: declarationOf({ crew }) });
  const ack = await (await cordon.socket(admin)).command(command);
  if (!ack.ok) throw new Error(`not declared: ${ack.code}`);
  return { command, crewPath: `/api/v1/visits/${visitId}/crew`, seq: ack.seq };
}

describe('npm run rotate-key', () => {
  it('[K9] [K11] replaces the key in the data folder; PINs, receipts and people are as they were', async () => {
    const first = await startTestCordon({ dataFolder });
    const { command, crewPath, seq } = await night(first);
    const pin = first.pinOf('4001');
    await first.stop();
    const old = keptKey();
    const sealed = sealedOnDisk();
    expect(new Set(sealed).size).toBe(3);

    const { code, out, err } = await run();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(sealed.filter((one) => onDisk().includes(one))).toEqual([]);
    expect(out).toMatch(/^Under the new key: 1 people, 0 channels\.\n/u);
    expect(out).not.toContain(old);
    expect(out).not.toContain(keptKey());
    expect(keptKey()).not.toBe(old);
    expect(readdirSync(dataFolder)).not.toContain('site.key.next');

    const second = await startTestCordon({ dataFolder, beside: first });
    expect(second.first.people).toEqual([]);
    const { token } = await second.device.signIn({ staffNumber: '4001', pin });
    expect(await (await second.socket(token)).command(command)).toMatchObject({ ok: true, seq });
    const crew = await second.call('GET', crewPath, { token });
    expect(JSON.stringify(crew.body)).toContain('**************002X');
    expect(await registerDriver(second, token)).toMatchObject({
      personId: command.type === 'declareVisit' ? command.declaration.crew[0]?.personId : null,
    });
    await second.stop();
  });

  it('[K11] killed before the new key is in its place, is run again and finishes', async () => {
    const first = await startTestCordon({ dataFolder });
    await night(first);
    await first.stop();
    const old = keptKey();
    await run();
    // As it is after the last write to the store, and before the file is replaced.
    renameSync(join(dataFolder, 'site.key'), join(dataFolder, 'site.key.next'));
    writeFileSync(join(dataFolder, 'site.key'), `${old}\n`);
    await expect(startTestCordon({ dataFolder })).rejects.toThrow('run npm run rotate-key again');
    const next = keptKey('site.key.next');
    expect(await run()).toMatchObject({ code: 0, out: expect.stringMatching(/^Everything was under the new key/u) });
    expect(keptKey()).toBe(next);
    await (await startTestCordon({ dataFolder })).stop();
  });

  it('[K11] refuses beside a running server, and changes nothing', async () => {
    const cordon = await startTestCordon({ dataFolder });
    const old = keptKey();
    expect(await run()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('already running') });
    expect([keptKey(), existsSync(join(dataFolder, 'site.key.next'))]).toEqual([old, false]);
    await cordon.stop();
  });

  it('[K11] opens no site and takes no arguments', async () => {
    expect(await run()).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^There is no site in .*\.\n$/u),
    });
    expect(await run({}, ['now'])).toMatchObject({ code: 2, err: expect.stringMatching(/^Usage:/u) });
    expect(readdirSync(dataFolder)).toEqual([]);
  });
});

describe('npm run rotate-key with keys of the environment', () => {
  it('[K11] takes the new one from CORDON_NEW_SITE_KEY, and leaves no file', async () => {
    const redis = await startTestRedis();
    const unlock = (digit: string) =>
      unlockSite({
        redis: redis.connect(),
        prefix: 'cordon:{demo}:',
        dataFolder,
        siteKey: Buffer.from(key(digit), 'hex'),
      });
    await unlock('1');
    const env = { REDIS_URL: redis.url, CORDON_SITE_KEY: key('1') };
    expect(await run(env)).toMatchObject({ code: 2, err: expect.stringMatching(/^CORDON_NEW_SITE_KEY must be/u) });
    expect(await run({ ...env, CORDON_NEW_SITE_KEY: key('1') })).toMatchObject({
      code: 2,
      err: expect.stringContaining('give another one'),
    });
    const done = await run({ ...env, CORDON_NEW_SITE_KEY: key('2') });
    expect(done).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('Set CORDON_SITE_KEY to the new key'),
    });
    expect(done.out).not.toContain(key('2'));
    expect(readdirSync(dataFolder)).toEqual([]);
    await expect(unlock('1')).rejects.toThrow('does not open');
    await unlock('2');
    await redis.stop();
  });

  it('[K11] refuses while a server keeps the clock or was seen a moment ago', async () => {
    const redis = await startTestRedis();
    const store = redis.connect();
    await unlockSite({ redis: store, prefix: 'cordon:{demo}:', dataFolder, siteKey: Buffer.from(key('1'), 'hex') });
    const env = { REDIS_URL: redis.url, CORDON_SITE_KEY: key('1'), CORDON_NEW_SITE_KEY: key('2') };
    const refused = { code: 2, out: '', err: expect.stringMatching(/^A server uses this store.*\.\n$/u) };
    await store.set('cordon:{demo}:lease', 'somebody');
    expect(await run(env)).toMatchObject(refused);
    await store.del('cordon:{demo}:lease');
    await store.zadd('cordon:{demo}:heard', Date.now(), 'person:gate-1');
    expect(await run(env)).toMatchObject(refused);
    await store.zadd('cordon:{demo}:heard', Date.now() - 60_000, 'person:gate-1');
    expect(await run(env)).toMatchObject({ code: 0 });
    await redis.stop();
  });
});
