import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from '@cordon/tests/support/environment.ts';
import { startTestRedis } from '@cordon/tests/support/redis.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nightFile } from './imports/testing/night.ts';
import { askRedis } from './redis/ask.ts';
import { startEmbeddedRedis } from './redis/embedded.ts';

const cli = join(import.meta.dirname, 'import-cli.ts');
const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../tests/fixtures/declarations/${name}`, import.meta.url));

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'cordon-import-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

type Ended = { code: number | null; out: string; err: string };

function run(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [cli, ...args],
      { env: { ...ownEnvironment(), CORDON_DATA: dataFolder, ...env } },
      (_, out, err) => resolve({ code: child.exitCode, out, err }),
    );
  });
}

const report = z.object({
  rows: z.int(),
  accepted: z.int(),
  unchanged: z.int(),
  amended: z.int(),
  faults: z.array(z.object({ line: z.int(), field: z.string().nullable(), fault: z.string(), value: z.string() })),
});

describe('a dry run', () => {
  it('[D22] needs no store and leaves nothing behind', async () => {
    const { code, out, err } = await run([fixture('night.csv'), '--dry-run', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(report.parse(JSON.parse(out))).toEqual({ rows: 46, accepted: 46, unchanged: 0, faults: [], amended: 0 });
    expect(out.split('\n')).toHaveLength(2);
    expect(readdirSync(dataFolder)).toEqual([]);
  });

  it('[D22] says by which site it judged, when no store was reached', async () => {
    const { out, err } = await run([fixture('night.gb18030.csv'), '--dry-run']);
    expect(out).toContain('46 rows (gb18030): 46 would be imported, 0 unchanged, 0 faults.\n');
    expect(err).toContain('demo site');
  });

  it('[D21] prints exactly the expected faults on one line and ends with 1', async () => {
    const { code, out } = await run([fixture('night.faulty.csv'), '--dry-run', '--json']);
    const expected = z
      .array(z.object({ line: z.int(), field: z.string().nullable(), fault: z.string().nullable() }))
      .parse(JSON.parse(nightFile('night.faulty.expected.json').toString()))
      .filter(({ fault }) => fault !== null);
    expect(code).toBe(1);
    expect(out.split('\n')).toHaveLength(2);
    const { faults } = report.parse(JSON.parse(out));
    expect(faults.map(({ line, field, fault }) => ({ line, field, fault }))).toEqual(expected);
  });
});

const imported = (accepted: number, unchanged: number) => ({ rows: 46, accepted, unchanged, faults: [], amended: 0 });
const said = ({ out, ...ended }: Ended) => ({ ...ended, report: report.parse(JSON.parse(out)) });

describe('an import', () => {
  it('[D22] without a running server starts the store, declares, and leaves nothing running', async () => {
    const first = await run([fixture('night.csv'), '--json']);
    expect(said(first)).toEqual({ code: 0, report: imported(46, 0), err: '' });
    expect((await askRedis(join(dataFolder, 'redis', 'redis.sock'), 'PING', 1000)).kind).toBe('nobody');
    const again = await run([fixture('night.gb18030.csv'), '--json']);
    expect(said(again)).toEqual({ code: 0, report: imported(0, 46), err: '' });
  });

  it('[D17] leaves no name, document or phone number on the disk', async () => {
    await run([fixture('night.csv')]);
    const folder = join(dataFolder, 'redis');
    const written = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('');
    expect(written).toContain('渝BF95253');
    expect(written).toContain('秦*海');
    const secrets = nightFile('night.csv')
      .toString()
      .matchAll(/(?:driver|passenger),([^,]+),[^,]+,([^,]+),(\d+),/gu);
    for (const [, ...values] of secrets) {
      for (const value of values.filter((each) => each.length > 2)) expect(written).not.toContain(value);
    }
  });

  it('[D22] beside a running server uses its store and leaves it running', async () => {
    const server = await startEmbeddedRedis({ dataFolder, isNewSite: false });
    try {
      expect(said(await run([fixture('night.csv'), '--json']))).toMatchObject({ code: 0, report: imported(46, 0) });
      expect(said(await run([fixture('night.csv'), '--json', '--dry-run']))).toMatchObject({ report: imported(0, 46) });
      expect((await askRedis(server.socketPath, 'PING', 1000)).kind).toBe('reply');
    } finally {
      await server.stop();
    }
  });

  it('[D22] works on the Redis of REDIS_URL', async () => {
    const redis = await startTestRedis();
    expect(said(await run([fixture('night.csv'), '--json'], { REDIS_URL: redis.url }))).toMatchObject({
      code: 0,
      report: imported(46, 0),
    });
    expect(await redis.connect().scard('cordon:{demo}:open')).toBe(46);
    await redis.stop();
  });

  it('[D20] of all or none declares nothing of a faulty file', async () => {
    const { code, out } = await run([fixture('night.faulty.csv'), '--all-or-none']);
    expect(code).toBe(1);
    expect(out).toContain('26 rows (utf-8): 0 imported, 0 unchanged, 22 faults.\nNothing was imported');
    expect(await run([fixture('night.faulty.csv'), '--json'])).toMatchObject({
      out: expect.stringContaining('"accepted":4,"unchanged":0'),
    });
  });

  it('[K3] with another key than the register’s ends with 2 and declares nothing', async () => {
    const key = (digit: string) => ({ CORDON_SITE_KEY: digit.repeat(64) });
    await run([fixture('night.faulty.csv')], key('1'));
    const { code, out, err } = await run([fixture('night.csv')], key('2'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('does not open the people register');
    expect((await askRedis(join(dataFolder, 'redis', 'redis.sock'), 'PING', 1000)).kind).toBe('nobody');
  });
});

describe('what can not be used', () => {
  it.each([
    ['no file', [], 'Usage:'],
    ['two files', ['a.csv', 'b.csv'], 'Usage:'],
    ['a file that is not there', ['nowhere.csv', '--dry-run'], "nowhere.csv can't be read (ENOENT)"],
    ['a folder', [tmpdir(), '--dry-run'], "can't be read (EISDIR)"],
  ])('[D21] %s ends with 2 and a clear sentence', async (_, args, sentence) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/^\s+at /mu);
  });

  it('[D21] a wrong setting ends with 2', async () => {
    const { code, err } = await run([fixture('night.csv')], { REDIS_URL: 'nonsense' });
    expect(code).toBe(2);
    expect(err).toContain('REDIS_URL must');
  });

  it('[D22] a Redis that does not answer ends an import with 2 and starts none', async () => {
    const { code, err } = await run([fixture('night.csv')], { REDIS_URL: join(dataFolder, 'nobody.sock') });
    expect({ code, err }).toEqual({ code: 2, err: 'The Redis of REDIS_URL does not answer.\n' });
    expect(existsSync(join(dataFolder, 'redis'))).toBe(false);
  });
});
