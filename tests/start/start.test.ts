import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCordon, type CordonProcess, type CordonProcessOptions } from '../support/cordon-process.ts';
import { processesWith } from '../support/processes.ts';
import { startTestRedis, type TestRedisOptions } from '../support/redis.ts';

const isReady = /ready/i;
const address = /http:\/\/[\w.:[\]-]+:\d+/;
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

describe('a start that can not succeed says why in one sentence', () => {
  it('when the port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const port = String((holder.address() as AddressInfo).port);
    expect(await refusal({ PORT: port })).toMatch(new RegExp(`^.*port ${port}.*\\.$`, 'im'));
    holder.close();
  });

  it('when the Redis that it was told to use does not answer', async () => {
    expect(await refusal({ REDIS_URL: join(dataFolder, 'nobody.sock') })).toMatch(/^.*Redis.*\.$/m);
  });

  it.skipIf(process.platform !== 'linux').each(['/proc/nope', '/proc/nope/data'])(
    'when the data folder would be below a place that takes none: %s',
    async (folder) => {
      expect(await refusal({ CORDON_DATA: folder })).toMatch(
        new RegExp(`^The data folder ${folder} can't be written \\(ENOENT\\): .*\\.$`, 'm'),
      );
    },
  );

  it.each(['TLS_CERT', 'TLS_KEY'])('when %s is set, since it would be served without TLS', async (name) => {
    expect(await refusal({ [name]: join(dataFolder, 'tls.pem') })).toMatch(new RegExp(`^${name} must not be .*\\.$`, 'm'));
  });

  it('when the data folder can not be written', async () => {
    writeFileSync(join(dataFolder, 'file'), '');
    expect(await refusal({ CORDON_DATA: join(dataFolder, 'file', 'data') })).toMatch(/^The data folder .*\.$/m);
  });

  it('when another Cordon already runs on the data folder', async () => {
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
  ])('when the Redis that it was told to use %s', async (_, options, sentence) => {
    const redis = await startTestRedis(options);
    expect(await refusal({ REDIS_URL: redis.url })).toMatch(sentence);
    await redis.stop();
  });

  it('when several settings are wrong, all of them at once', async () => {
    const output = await refusal({ PORT: 'eighty', REDIS_URL: 'here', CORDON_SITE_KEY: 'secret', LOG_LEVEL: 'loud' });
    for (const name of ['PORT', 'REDIS_URL', 'CORDON_SITE_KEY', 'LOG_LEVEL']) {
      expect(output).toMatch(new RegExp(`^.*${name} must .*\\.$`, 'm'));
    }
    expect(output).not.toContain('secret');
  });
});

describe('a start', () => {
  it('warns about a Redis that may lose the last second, and runs', async () => {
    const redis = await startTestRedis({ appendfsync: 'everysec' });
    await using({ env: { REDIS_URL: redis.url } }, async (cordon) => {
      await cordon.until(isReady);
      expect(cordon.output()).toContain('appendfsync everysec');
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
      await expect.poll(() => processesWith(dataFolder).length, { interval: 1, timeout: 20_000 }).toBeGreaterThan(1);
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

  it('starts again after the server alone was killed and its Redis lives on', async () => {
    const killed = startCordon({ dataFolder });
    await killed.until(isReady);
    killed.signal('SIGKILL');
    expect(await using({}, statusOfReadiness)).toBe(200);
    await killed.stop();
  });
});
