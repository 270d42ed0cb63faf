import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '../start-fault.ts';
import { keyBytes } from './seal.ts';

/** The site's one secret; `madeAt` is the file that was written just now, when there was none. */
export type SiteKey = { key: Buffer; madeAt: string | null };

/** What each part of the server gets: none of them can open what belongs to another. */
export type SiteKeys = { wrap: Buffer; index: Buffer; pin: Buffer; totp: Buffer; channel: Buffer; nonce: Buffer };

/** [K2] From the environment, else from the data folder, where it is made at the first start. */
export function loadSiteKey(dataFolder: string, given: Buffer | undefined): SiteKey {
  const kept = findSiteKey(dataFolder, given);
  if (kept) return { key: kept, madeAt: null };
  const path = keyPath(dataFolder);
  const made = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(made, `${randomBytes(keyBytes).toString('hex')}\n`, { flag: 'wx', mode: 0o600, flush: true });
    linkSync(made, path); // appears whole, or not at all when another process was quicker
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw fileFault(path, "can't be written", cause);
    return loadSiteKey(dataFolder, given);
  } finally {
    rmSync(made, { force: true });
  }
  const key = readKey(path);
  if (!key) throw new StartFault(`The site key ${path} was removed while Cordon started: start it again.`);
  return { key, madeAt: path };
}

/** [K2] The key that there is, without making one. */
export function findSiteKey(dataFolder: string, given: Buffer | undefined): Buffer | null {
  return given ?? readKey(keyPath(dataFolder));
}

function keyPath(dataFolder: string): string {
  return join(dataFolder, 'site.key');
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

export function deriveKeys(key: Buffer, prefix: string): SiteKeys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, prefix, `cordon ${purpose}`, keyBytes));
  return {
    wrap: derive('register wrap'),
    index: derive('register index'),
    pin: derive('staff pin'),
    totp: derive('staff totp'),
    nonce: derive('proof nonce'),
    channel: derive('channel secret'),
  };
}

function fileFault(path: string, what: string, cause: unknown): StartFault {
  return new StartFault(`The site key ${path} ${what} (${codeOf(cause)}): give CORDON_DATA a folder where it can.`);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
}
