import { hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '../start-fault.ts';
import { keyBytes } from './seal.ts';

/** The site's key; `madeAt` is the path of its file when it was made just now, else null. */
export type SiteKey = { key: Buffer; madeAt: string | null };

/** Keys derived from the site's key. When it changes, what they seal or index is done anew. */
export type SealingKeys = { wrap: Buffer; index: Buffer; channel: Buffer };

/** [K9] Keys that stay when the site's key changes. */
export type LastingKeys = { pin: Buffer; totp: Buffer; nonce: Buffer; fingerprint: Buffer; stranger: Buffer };

/** A key for each part of the server: none of them opens what belongs to another part. */
export type SiteKeys = SealingKeys &
  LastingKeys & {
    lock: string; // the register's lock when these keys opened it: under another lock nothing is written
  };

/** [K2] The key from the environment, else from the data folder, where the first start makes it. @throws StartFault */
export function loadSiteKey(dataFolder: string, given: Buffer | undefined): SiteKey {
  const kept = findSiteKey(dataFolder, given);
  if (kept) return { key: kept, madeAt: null };
  const path = keyPath(dataFolder);
  const isMade = makeKey(path);
  const key = readKey(path);
  if (!key) throw new StartFault(`The site key ${path} was removed while Cordon started: start it again.`);
  return { key, madeAt: isMade ? path : null };
}

/** The next key, in a file beside the present one; it stays the same until it has replaced that one. @throws StartFault */
export function loadNextKey(dataFolder: string): Buffer {
  const path = nextKeyPath(dataFolder);
  makeKey(path);
  const key = readKey(path);
  if (!key) throw new StartFault(`The site key ${path} was removed while it was being made: try again.`);
  return key;
}

export function findNextKey(dataFolder: string): Buffer | null {
  return readKey(nextKeyPath(dataFolder));
}

/** The next key replaces the key, in one step that also holds after a power cut. @throws StartFault */
export function replaceKey(dataFolder: string): void {
  const path = keyPath(dataFolder);
  try {
    renameSync(nextKeyPath(dataFolder), path);
    const folder = openSync(dataFolder, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch (cause) {
    throw fileFault(path, "can't be replaced", cause);
  }
}

/** @returns false when there is one already */
function makeKey(path: string): boolean {
  const made = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(made, `${randomBytes(keyBytes).toString('hex')}\n`, { flag: 'wx', mode: 0o600, flush: true });
    linkSync(made, path); // the file appears complete, or not at all when another process was quicker
    return true;
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw fileFault(path, "can't be written", cause);
    return false;
  } finally {
    rmSync(made, { force: true });
  }
}

/** [K2] The present key; null when there is none: none is made. @throws StartFault when it can't be read */
export function findSiteKey(dataFolder: string, given: Buffer | undefined): Buffer | null {
  return given ?? readKey(keyPath(dataFolder));
}

export function keyPath(dataFolder: string): string {
  return join(dataFolder, 'site.key');
}

export function nextKeyPath(dataFolder: string): string {
  return `${keyPath(dataFolder)}.next`;
}

function readKey(path: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw fileFault(path, "can't be read", cause);
  }
  if (/^[0-9a-f]{64}$/iu.test(text)) return Buffer.from(text, 'hex');
  throw new StartFault(`The site key ${path} is damaged: put back its 64 hexadecimal digits from your copy.`);
}

export function sealingKeys(siteKey: Buffer, prefix: string): SealingKeys {
  return {
    wrap: derive(siteKey, prefix, 'register wrap'),
    index: derive(siteKey, prefix, 'register index'),
    channel: derive(siteKey, prefix, 'channel secret'),
  };
}

export function lastingKeys(secret: Buffer, prefix: string): LastingKeys {
  return {
    pin: derive(secret, prefix, 'staff pin'),
    totp: derive(secret, prefix, 'staff totp'),
    nonce: derive(secret, prefix, 'proof nonce'),
    fingerprint: derive(secret, prefix, 'receipts'),
    stranger: derive(secret, prefix, 'stranger'),
  };
}

function derive(secret: Buffer, prefix: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, prefix, `cordon ${purpose}`, keyBytes));
}

function fileFault(path: string, what: string, cause: unknown): StartFault {
  return new StartFault(`The site key ${path} ${what} (${codeOf(cause)}): give CORDON_DATA a folder where it can.`);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
}
