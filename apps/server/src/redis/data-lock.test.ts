import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataFolder } from './data-lock.ts';

let dataFolder: string;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'cordon-lock-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

const holder = `
  const { lockDataFolder } = await import(process.argv[1]);
  globalThis.lock = lockDataFolder(process.argv[2]);
  console.log('held');
  setInterval(() => {}, 60_000);
`;

describe('the lock on the data folder', () => {
  it('lets a second Cordon on the same folder say one clear sentence', () => {
    const lock = lockDataFolder(dataFolder);
    expect(() => lockDataFolder(dataFolder)).toThrow(
      `Another Cordon is already running on the data folder ${dataFolder}.`,
    );
    lock.release();
  });

  it('is free again after it was released', () => {
    lockDataFolder(dataFolder).release();
    expect(() => lockDataFolder(dataFolder).release()).not.toThrow();
  });

  it('is held against other processes and free again the moment its holder is killed', async () => {
    const lockFile = join(import.meta.dirname, 'data-lock.ts');
    const other = spawn(process.execPath, ['--input-type=module', '-e', holder, lockFile, dataFolder]);
    await once(other.stdout, 'data');
    expect(() => lockDataFolder(dataFolder)).toThrow('Another Cordon is already running');
    other.kill('SIGKILL');
    await once(other, 'close');
    expect(() => lockDataFolder(dataFolder).release()).not.toThrow();
  });

  it('[I7] a lock file that holds something else is no other Cordon', () => {
    writeFileSync(join(dataFolder, 'cordon.lock'), 'nonsense '.repeat(100));
    const lock = lockDataFolder(dataFolder);
    expect(() => lockDataFolder(dataFolder)).toThrow('Another Cordon is already running');
    lock.release();
  });

  it('[I7] spoilt while another one holds it, it stays that one’s', () => {
    const lock = lockDataFolder(dataFolder);
    writeFileSync(join(dataFolder, 'cordon.lock'), 'nonsense '.repeat(100));
    expect(() => lockDataFolder(dataFolder)).toThrow('Another Cordon is already running');
    lock.release();
  });

  it('[I7] a lock file that can not be one says so', () => {
    mkdirSync(join(dataFolder, 'cordon.lock'));
    expect(() => lockDataFolder(dataFolder)).toThrow(
      /cordon\.lock can't be locked \(.+\): it must be a file that this user may write/,
    );
  });

  it('says when the folder can not be written', () => {
    writeFileSync(join(dataFolder, 'file'), '');
    expect(() => lockDataFolder(join(dataFolder, 'file', 'data'))).toThrow("can't be written (ENOTDIR)");
  });
});
