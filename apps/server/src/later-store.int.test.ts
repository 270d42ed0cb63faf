import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownEnvironment } from '@cordon/tests/support/environment.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { storeFormat } from './log/format.ts';
import { demoKeys } from './testing/submit-fixture.ts';
import { kept, layStore } from './testing/kept-store.ts';
import { useStore } from './testing/store.ts';

const night = join(import.meta.dirname, '../../../tests/fixtures/declarations/night.csv');

let server: TestRedis;
let redis: Redis;
let dataFolder: string;

useStore(async (store) => {
  ({ server, redis } = store);
  await layStore(redis);
});
beforeEach(() => void (dataFolder = mkdtempSync(join(tmpdir(), 'cordon-later-'))));
afterEach(() => rmSync(dataFolder, { recursive: true }));

type Ended = { code: number | null; out: string; err: string };

function run(program: string, ...args: string[]): Promise<Ended> {
  const given = { REDIS_URL: server.url, CORDON_SITE_KEY: kept.secrets.siteKey, CORDON_NEW_SITE_KEY: 'ab'.repeat(32) };
  const env = { ...ownEnvironment(), CORDON_DATA: dataFolder, PORT: '0', ...given };
  return new Promise((resolve) => {
    const path = join(import.meta.dirname, program);
    const child = execFile(process.execPath, [path, ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}

async function everything(): Promise<Map<string, string | undefined>> {
  const names = await redis.keys('*');
  return new Map(
    await Promise.all(names.map(async (name) => [name, (await redis.dumpBuffer(name))?.toString('hex')] as const)),
  );
}

it.each([
  ['npm start', 'main.ts', [], 1],
  ['npm run pin', 'pin-cli.ts', ['1001'], 2],
  ['npm run import', 'import-cli.ts', [night], 2],
  ['npm run import --dry-run', 'import-cli.ts', ['--dry-run', night], 2],
  ['npm run rotate-key', 'rotate-key-cli.ts', [], 2],
])('[SV3] %s touches no store of a later version, and says why in one sentence', async (_name, program, args, code) => {
  await redis.set(demoKeys.format, String(storeFormat + 1));
  const before = await everything();
  const ended = await run(program, ...args);
  const numbers = `its format is ${storeFormat + 1}, this version reads up to ${storeFormat}`;
  expect(ended.err + ended.out).toContain(`The store was written by a later version of Cordon (${numbers}): start`);
  expect(ended.err).not.toMatch(/^\s+at /m);
  expect(ended.code).toBe(code);
  const after = await everything();
  const touched = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  expect(touched).toEqual([]);
  expect(readdirSync(dataFolder).filter((name) => name.startsWith('site.'))).toEqual([]);
});
