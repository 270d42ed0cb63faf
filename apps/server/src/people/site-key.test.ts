import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSiteKey, lastingKeys, loadNextKey, loadSiteKey, replaceKey, sealingKeys } from './site-key.ts';

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'cordon-key-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

describe('the site key', () => {
  it('[K2] is made at the first start, for its owner’s eyes only, and kept', () => {
    const first = loadSiteKey(dataFolder, undefined);
    const path = join(dataFolder, 'site.key');
    expect(first).toEqual({ key: Buffer.from(readFileSync(path, 'utf8').trim(), 'hex'), madeAt: path });
    expect(first.key).toHaveLength(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(loadSiteKey(dataFolder, undefined)).toEqual({ key: first.key, madeAt: null });
    expect(readdirSync(dataFolder)).toEqual(['site.key']);
  });

  it('[K2] from the environment leaves no file', () => {
    const given = Buffer.alloc(32, 7);
    expect(loadSiteKey(dataFolder, given)).toEqual({ key: given, madeAt: null });
    expect(readdirSync(dataFolder)).toEqual([]);
  });

  it('[K2] that is damaged stops the start instead of being replaced', () => {
    writeFileSync(join(dataFolder, 'site.key'), 'oops\n');
    expect(() => loadSiteKey(dataFolder, undefined)).toThrow(/site\.key is damaged/u);
    expect(readFileSync(join(dataFolder, 'site.key'), 'utf8')).toBe('oops\n');
  });

  it('[K2] in a folder that can not be written stops the start with one sentence', () => {
    expect(() => loadSiteKey(join(dataFolder, 'nowhere'), undefined)).toThrow(/can't be written \(ENOENT\)/u);
  });

  it('[K2] gives each purpose and each site a key of its own', () => {
    const key = Buffer.alloc(32, 7);
    const derived = (prefix: string) => [
      ...Object.values(sealingKeys(key, prefix)),
      ...Object.values(lastingKeys(key, prefix)),
    ];
    const all = ['cordon:{a}:', 'cordon:{b}:'].flatMap(derived);
    expect(new Set(all.map((one) => one.toString('hex'))).size).toBe(16);
    expect(derived('cordon:{a}:')).toEqual(derived('cordon:{a}:'));
  });

  it('[K11] has a successor that stays the same until it takes its place', () => {
    const { key: old } = loadSiteKey(dataFolder, undefined);
    const next = loadNextKey(dataFolder);
    expect(loadNextKey(dataFolder)).toEqual(next);
    expect(next).not.toEqual(old);
    expect(statSync(join(dataFolder, 'site.key.next')).mode & 0o777).toBe(0o600);
    expect(findSiteKey(dataFolder, undefined)).toEqual(old);
    replaceKey(dataFolder);
    expect(findSiteKey(dataFolder, undefined)).toEqual(next);
    expect(readdirSync(dataFolder)).toEqual(['site.key']);
  });
});
