import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findRedisProgram } from './program.ts';

const root = mkdtempSync(join(tmpdir(), 'cordon-path-'));
afterAll(() => rmSync(root, { recursive: true }));

function folderWith(name: string, program: string, mode: number): string {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(join(folder, program), '#!/bin/sh\n');
  chmodSync(join(folder, program), mode);
  return folder;
}

const locked = folderWith('locked', 'redis-server', 0o644);
const valkey = folderWith('valkey', 'valkey-server', 0o755);

it('takes Valkey where there is no Redis, and skips what can not be run', () => {
  expect(findRedisProgram(`${join(root, 'absent')}:${locked}:${valkey}`)).toBe(join(valkey, 'valkey-server'));
});

it('says how to get a Redis when there is none', () => {
  expect(() => findRedisProgram(`:${locked}`)).toThrow(/^No Redis was found: .* PATH, or set REDIS_URL/);
});
