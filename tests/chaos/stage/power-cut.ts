import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openResources } from '../../support/open-resources.ts';
import type { ChaosRedis } from './redis.ts';

const run = promisify(execFile);
const source = fileURLToPath(new URL('sync-watch.c', import.meta.url));

/** @returns why a power cut can't be simulated here, or null */
export async function whyNoPowerCut(): Promise<string | null> {
  if (process.platform !== 'linux') return 'what was synced can be seen on Linux alone';
  return run('cc', ['--version']).then(
    () => null,
    () => 'there is no C compiler, with which what Redis has synced is seen',
  );
}

let built: Promise<string> | null = null;

/** The environment in which Redis writes down what it has synced. */
export async function watchedSync(): Promise<Record<string, string>> {
  built ??= build();
  return { LD_PRELOAD: await built };
}

async function build(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-chaos-sync-'));
  const library = join(folder, 'sync-watch.so');
  await run('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl']);
  openResources.add('the library that sees what is synced', () => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  return library;
}

/**
 * Ends Redis as a power cut does: what was not synced is gone from its log.
 *
 * @returns how many bytes were lost
 * @throws Error when nothing was ever synced: then nothing was seen, and the cut would prove nothing
 */
export async function cutPower(redis: ChaosRedis): Promise<number> {
  await redis.kill();
  const folder = join(redis.folder, 'appendonlydir');
  const logs = readdirSync(folder).filter(
    (name) => name.endsWith('.aof') && existsSync(join(folder, `${name}.synced`)),
  );
  if (logs.length === 0) throw new Error('Redis has synced nothing that was seen');
  let lost = 0;
  for (const name of logs) {
    const file = join(folder, name);
    const synced = Number(readFileSync(`${file}.synced`, 'utf8'));
    lost += statSync(file).size - synced;
    truncateSync(file, synced);
  }
  return lost;
}

/** The log that Redis appends to. */
export function lastLog(redis: ChaosRedis): string {
  const folder = join(redis.folder, 'appendonlydir');
  const [name] = readdirSync(folder)
    .filter((one) => one.endsWith('.incr.aof'))
    .toSorted()
    .slice(-1);
  if (name === undefined) throw new Error('Redis keeps no log');
  return join(folder, name);
}
