import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deriveKeys, loadSiteKey } from './site-key.ts';

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
    const all = ['cordon:{a}:', 'cordon:{b}:'].flatMap((prefix) => Object.values(deriveKeys(key, prefix)));
    expect(new Set(all.map((derived) => derived.toString('hex'))).size).toBe(12);
    expect(deriveKeys(key, 'cordon:{a}:')).toEqual(deriveKeys(key, 'cordon:{a}:'));
  });
});
