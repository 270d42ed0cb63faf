import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownEnvironment } from '../support/environment.ts';
import { type Device, openDevice } from '../support/device.ts';
import { startCordon, type CordonProcess, type CordonProcessOptions } from '../support/cordon-process.ts';
import { processesWith } from '../support/processes.ts';
import { startTestRedis, type TestRedisOptions } from '../support/redis.ts';

const isReady = /ready/i;
const address = /http:\/\/[\w.:[\]-]+:\d+/;
const bundleBytes = statSync('apps/server/dist/main.js').size;
let dataFolder: string;

beforeEach(() => {
  dataFolder = realpathSync(mkdtempSync(join(tmpdir(), 'cordon-start-')));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

async function using<T>(options: CordonProcessOptions, work: (cordon: CordonProcess) => Promise<T>): Promise<T> {
  const cordon = startCordon({ dataFolder, ...options });
  try {
    return await work(cordon);
  } finally {
    await cordon.stop();
  }
}

/** Starts a Cordon that can't, and gives what it said to the person who started it. */
function refusal(env: Readonly<Record<string, string>>): Promise<string> {
  return using({ env }, async (cordon) => {
    expect(await cordon.ended).toBe(1);
    expect(processesWith(dataFolder)).toEqual([]);
    expect(cordon.output()).not.toMatch(/^\s+at /m);
    return cordon.output();
  });
}

async function statusOfReadiness(cordon: CordonProcess): Promise<number> {
  await cordon.until(isReady);
  const [url] = await cordon.until(address);
  return (await fetch(`${url}/readyz`)).status;
}

function firstPinOf(cordon: CordonProcess, staffNumber: string): string {
  return new RegExp(`${staffNumber}\\s+(\\d{6})`).exec(cordon.output())?.[1] ?? '';
}

/** A browser that became the site's first tablet by the address that the start printed. */
async function tabletOf(cordon: CordonProcess): Promise<Device> {
  const [url] = await cordon.until(address);
  const [, code = ''] = /\/enrol#(\w{8})/.exec(cordon.output()) ?? [];
  const device = await openDevice(url);
  await device.enrol(code);
  return device;
}

async function signIn(device: Device, staffNumber: string, pin: string): Promise<{ status: number; token: string }> {
  const { status, text } = await device.send('POST', '/api/v1/session', { json: { staffNumber, pin } });
  const { token } = JSON.parse(text) as { token?: string };
  return { status, token: token ?? '' };
}

type Ended = { code: number | null; out: string; err: string };

/** `npm run pin`, as the operator of the machine runs it. */
function runPin(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['apps/server/src/pin-cli.ts', ...args],
      {
        cwd: join(import.meta.dirname, '..', '..'),
        env: { ...ownEnvironment(), CORDON_DATA: dataFolder },
      },
      (_, out, err) => resolve({ code: child.exitCode, out, err }),
    );
  });
}

const pinIn = ({ out }: Ended) => /\b\d{6}\b/.exec(out)?.[0] ?? '';

describe('a start that can not succeed says why in one sentence', () => {
  it('[I1] when the port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const port = String((holder.address() as AddressInfo).port);
    expect(await refusal({ PORT: port })).toMatch(new RegExp(`^.*port ${port}.*\\.$`, 'im'));
    holder.close();
  });

  it('[I1] [S6] when the port is taken at the first start, which keeps the first PINs for the one that can', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const said = await refusal({ PORT: String((holder.address() as AddressInfo).port) });
    holder.close();
    expect(said).not.toMatch(/PIN|\b\d{6}\b/);
    await using({}, async (cordon) => {
      await cordon.until(isReady);
      expect(await signIn(await tabletOf(cordon), '3001', firstPinOf(cordon, '3001'))).toMatchObject({ status: 200 });
    });
    await using({}, async (cordon) => {
      await cordon.until(isReady);
      expect(cordon.output()).not.toContain('PIN');
    });
  });

  it('[I1] when the Redis that it was told to use does not answer', async () => {
    expect(await refusal({ REDIS_URL: join(dataFolder, 'nobody.sock') })).toMatch(/^.*Redis.*\.$/m);
  });

  it.skipIf(process.platform !== 'linux').each(['/proc/nope', '/proc/nope/data'])(
    '[I1] when the data folder would be below a place that takes none: %s',
    async (folder) => {
      expect(await refusal({ CORDON_DATA: folder })).toMatch(
        new RegExp(`^The data folder ${folder} can't be written \\(ENOENT\\): .*\\.$`, 'm'),
      );
    },
  );

  it('[I1] [TL1] when its certificate can not be served', async () => {
    const path = join(dataFolder, 'tls.pem');
    expect(await refusal({ TLS_CERT: path })).toMatch(/^TLS_KEY must be set too: .*\.$/m);
    expect(await refusal({ TLS_CERT: path, TLS_KEY: path })).toMatch(/^TLS_CERT .* can't be read \(ENOENT\): .*\.$/m);
    writeFileSync(path, 'nothing');
    expect(await refusal({ TLS_CERT: path, TLS_KEY: path })).toMatch(/^TLS_CERT .* holds no certificate: .*\.$/m);
  });

  it('[I1] when the data folder can not be written', async () => {
    writeFileSync(join(dataFolder, 'file'), '');
    expect(await refusal({ CORDON_DATA: join(dataFolder, 'file', 'data') })).toMatch(/^The data folder .*\.$/m);
  });

  it('[I1] when another Cordon already runs on the data folder', async () => {
    await using({}, async (first) => {
      await first.until(isReady);
      const second = startCordon({ dataFolder });
      expect(await second.ended).toBe(1);
      expect(second.output()).toMatch(/^Another Cordon is already running on .*\.$/m);
      expect(await statusOfReadiness(first)).toBe(200);
      await second.stop();
    });
  });

  it.each<[string, TestRedisOptions, RegExp]>([
    [
      'would delete visits',
      { settings: ['--maxmemory-policy', 'allkeys-lru'] },
      /^.*maxmemory-policy allkeys-lru.*\.$/m,
    ],
    ['keeps nothing', { settings: ['--appendonly', 'no'] }, /^.*appendonly no.*\.$/m],
  ])('[I1] when the Redis that it was told to use %s', async (_, options, sentence) => {
    const redis = await startTestRedis(options);
    expect(await refusal({ REDIS_URL: redis.url })).toMatch(sentence);
    await redis.stop();
  });

  it('[I1] when several settings are wrong, all of them at once', async () => {
    const output = await refusal({ PORT: 'eighty', REDIS_URL: 'here', CORDON_SITE_KEY: 'secret', LOG_LEVEL: 'loud' });
    for (const name of ['PORT', 'REDIS_URL', 'CORDON_SITE_KEY', 'LOG_LEVEL']) {
      expect(output).toMatch(new RegExp(`^.*${name} must .*\\.$`, 'm'));
    }
    expect(output).not.toContain('secret');
  });
});

describe('a start', () => {
  it('[TL7] for other machines says where tablets find it, and its root with the fingerprint; for this one it does not', async () => {
    await using({ env: { HOST: '0.0.0.0' } }, async (cordon) => {
      await cordon.until(isReady);
      expect(cordon.output()).toMatch(/SHA-256 fingerprint must be [\dA-F]{2}(:[\dA-F]{2}){31}$/m);
      expect(cordon.output()).toMatch(/root certificate at http:\/\/\S+:\d+\/authority$/m);
      expect(await statusOfReadiness(cordon)).toBe(200);
    });
    await using({}, async (cordon) => {
      await cordon.until(isReady);
      expect(cordon.output()).toMatch(/^Cordon is at http:\/\/127\.0\.0\.1:\d+\nready$/m);
      expect(cordon.output()).not.toContain('fingerprint');
    });
  });

  it('warns about a Redis that may lose the last second, and runs', async () => {
    const redis = await startTestRedis({ appendfsync: 'everysec' });
    await using({ env: { REDIS_URL: redis.url } }, async (cordon) => {
      await cordon.until(isReady);
      await cordon.until(/appendfsync everysec/); // on another stream, which may come later
      const [url] = await cordon.until(address);
      expect(await (await fetch(`${url}/readyz`)).text()).toContain('everysec');
    });
    await redis.stop();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends on %s and leaves no process behind', async (signal) => {
    await using({}, async (cordon) => {
      await cordon.until(isReady);
      expect(processesWith(dataFolder).length).toBeGreaterThan(1);
      cordon.signal(signal);
      expect(await cordon.ended).toBe(0);
      expect(processesWith(dataFolder)).toEqual([]);
    });
  });

  it('leaves no process behind when it is ended before it is ready', async () => {
    await using({}, async (cordon) => {
      await expect.poll(() => processesWith(dataFolder).length, { interval: 1 }).toBeGreaterThan(1);
      cordon.signal('SIGTERM');
      await cordon.ended;
      expect(processesWith(dataFolder)).toEqual([]);
    });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('by npm ends on %s and leaves no process behind', async (signal) => {
    await using({ by: 'npm' }, async (cordon) => {
      await cordon.until(isReady);
      cordon.signal(signal);
      await cordon.ended;
      expect(processesWith(dataFolder)).toEqual([]);
    });
  });

  it('by npm ends on Ctrl-C and leaves no process behind', async () => {
    await using({ by: 'npm' }, async (cordon) => {
      await cordon.until(isReady);
      cordon.pressCtrlC();
      await cordon.ended;
      await expect.poll(() => processesWith(dataFolder)).toEqual([]);
    });
  });

  it('starts again after everything was killed', async () => {
    await using({}, async (cordon) => {
      await cordon.until(isReady);
      for (const pid of processesWith(dataFolder)) process.kill(pid, 'SIGKILL');
      await cordon.ended;
    });
    expect(await using({}, statusOfReadiness)).toBe(200);
  });

  it('[RH7] what was compiled at a start is kept once it is ready, so that a kill does not make the next one slower', async () => {
    const cache = join(dataFolder, 'compiled');
    await using({ env: { NODE_COMPILE_CACHE: cache } }, async (cordon) => {
      await cordon.until(isReady);
      const files = () => (existsSync(cache) ? globSync('**/*', { cwd: cache }) : []);
      const kept = () => Math.max(0, ...files().map((file) => statSync(join(cache, file)).size));
      await expect.poll(kept).toBeGreaterThan(bundleBytes / 10);
      cordon.signal('SIGKILL');
      await cordon.ended;
      expect(kept()).toBeGreaterThan(bundleBytes / 10);
    });
  });

  it('starts again after the server alone was killed and its Redis lives on', async () => {
    const killed = startCordon({ dataFolder });
    await killed.until(isReady);
    killed.signal('SIGKILL');
    expect(await using({}, statusOfReadiness)).toBe(200);
    await killed.stop();
  });
});

describe('npm run pin', () => {
  it('[S9] beside a running server lets somebody in again, unlocks them and ends what they were signed in to', async () => {
    await using({}, async (cordon) => {
      await cordon.until(isReady);
      const tablet = await tabletOf(cordon);
      const old = firstPinOf(cordon, '3001');
      const { token } = await signIn(tablet, '3001', old);
      const wrong = old === '482917' ? '482918' : '482917';
      for (let tries = 0; tries < 5; tries += 1) await signIn(tablet, '3001', wrong);
      expect(await signIn(tablet, '3001', old)).toMatchObject({ status: 429 });
      const given = await runPin('3001');
      expect(given).toMatchObject({ code: 0, err: '' });
      expect(await signIn(tablet, '3001', pinIn(given))).toMatchObject({ status: 200 });
      expect(await tablet.send('GET', '/api/v1/session', { token })).toMatchObject({ status: 401 });
      expect(await signIn(tablet, '3001', old)).toMatchObject({ status: 401 });
      expect(await statusOfReadiness(cordon)).toBe(200);
      const { token: auditor } = await signIn(tablet, '5001', firstPinOf(cordon, '5001'));
      const { text } = await tablet.send('GET', '/api/v1/site/history', { token: auditor });
      expect(text).toContain('"name":"operator","role":"system"');
    });
  });

  it('[S9] gives whoever uses a password one for once, and an administrator a new authenticator', async () => {
    await using({}, async (cordon) => {
      await cordon.until(isReady);
      const tablet = await tabletOf(cordon);
      await tablet.signIn({ staffNumber: '4001', pin: firstPinOf(cordon, '4001') });
      const given = await runPin('4001');
      const [, password = ''] = /(\w{4}(?:-\w{4}){3})$/m.exec(given.out) ?? [];
      const [url] = await cordon.until(address);
      const desk = await openDevice(url);
      expect(await desk.signIn({ staffNumber: '4001', password })).toMatchObject({ person: { role: 'admin' } });
      expect((await runPin('1001')).out.trimEnd().split('\n')).toHaveLength(1);
    });
  });

  it('[S9] without a server works on the store that is there, and leaves nothing running', async () => {
    const tablet = await using({}, async (cordon) => {
      await cordon.until(isReady);
      return tabletOf(cordon);
    });
    const given = await runPin('3001');
    expect(given).toMatchObject({ code: 0, err: '' });
    expect(processesWith(dataFolder)).toEqual([]);
    await using({}, async (cordon) => {
      const [url] = await cordon.until(address);
      await cordon.until(isReady);
      expect(await signIn(await tablet.at(url), '3001', pinIn(given))).toMatchObject({ status: 200 });
    });
    expect(await runPin('9999')).toEqual({ code: 1, out: '', err: 'Nobody on duty has the staff number 9999.\n' });
  });

  it('[S9] opens no site and says how it is used', async () => {
    const nowhere = await runPin('4001');
    expect(nowhere).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^There is no site in .*\.\n$/) });
    expect(readdirSync(dataFolder)).toEqual([]);
    for (const args of [[], ['four'], ['4001', '3001']]) {
      expect(await runPin(...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage:') });
    }
  });
});
