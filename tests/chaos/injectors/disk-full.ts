import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Kind } from '../kind.ts';
import { pause } from '../stage/collect.ts';

const run = promisify(execFile);
const megabytes = 24;
const looksMs = 20;
const patienceMs = 30_000;

async function mount(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-chaos-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder]);
  return folder;
}
const unmount = async (folder: string): Promise<void> => {
  await run('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
};

async function whyNoDisk(): Promise<string | null> {
  return mount().then(
    (folder) => unmount(folder).then(() => null),
    () => 'no file system may be mounted here',
  );
}

/** Leaves about so many pages; Redis may have taken the last of them meanwhile. */
function fill(file: string, pagesLeft: number): void {
  const { bavail, bsize } = statfsSync(dirname(file));
  try {
    writeFileSync(file, Buffer.alloc(Math.max(0, (bavail - pagesLeft) * bsize)));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

/** The disk under Redis's log is full: with `always` Redis ends itself. There is room again, and it is started again. */
export const diskFull: Kind = {
  name: 'disk-full',
  does: 'fills the disk under the log of Redis until Redis ends, makes room, and starts it again',
  rounds: 4,
  whyNot: whyNoDisk,
  redis: { folder: mount, release: unmount },
  async round({ stage: { redis, history }, random }) {
    await history.more(20 + Math.floor(random() * 40));
    const since = Date.now();
    const ballast = join(redis.folder, 'ballast');
    fill(ballast, 1 + Math.floor(random() * 8));
    for (const until = Date.now() + patienceMs; redis.isAlive() && Date.now() < until;) await pause(looksMs);
    if (redis.isAlive()) throw new Error('Redis went on with a full disk');
    rmSync(ballast);
    const back = history.firstAfter(Date.now());
    await redis.start();
    return { recoveryMs: (await back) - since };
  },
};
