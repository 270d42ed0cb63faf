import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { StartFault } from '../start-fault.ts';
import type { Pair } from './issue.ts';

/* A key and its certificate are in one file, so that they exist together or not at all; only its owner may read it. */

/** @returns null when there is none; `certificateOf` finds out whether it is damaged. @throws StartFault when it can't be read */
export function readPair(path: string): Pair | null {
  try {
    const text = readFileSync(path, 'utf8');
    return { key: blockOf('PRIVATE KEY', text), cert: blockOf('CERTIFICATE', text) };
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw fileFault(path, "can't be read", cause);
  }
}

/** @returns null when it is not a certificate, or does not belong to the key */
export function certificateOf({ key, cert }: Pair): X509Certificate | null {
  try {
    const certificate = new X509Certificate(cert);
    return certificate.checkPrivateKey(createPrivateKey(key)) ? certificate : null;
  } catch {
    return null;
  }
}

/** Writes the pair, unless another process was quicker: then its pair stays. @throws StartFault when it can't be written */
export function keepPair(path: string, pair: Pair): void {
  write(path, pair, (made) => {
    try {
      linkSync(made, path);
    } catch (cause) {
      if (codeOf(cause) !== 'EEXIST') throw cause;
    }
  });
}

export function replacePair(path: string, pair: Pair): void {
  write(path, pair, (made) => renameSync(made, path));
}

/** [TL2] The file appears complete, or not at all. */
function write(path: string, { key, cert }: Pair, appear: (made: string) => void): void {
  const made = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(made, `${key.trim()}\n${cert.trim()}\n`, { flag: 'wx', mode: 0o600, flush: true });
    appear(made);
  } catch (cause) {
    throw fileFault(path, "can't be written", cause);
  } finally {
    rmSync(made, { force: true });
  }
}

function blockOf(kind: string, text: string): string {
  return new RegExp(`-----BEGIN ${kind}-----[^-]+-----END ${kind}-----`).exec(text)?.[0] ?? '';
}

function fileFault(path: string, what: string, cause: unknown): StartFault {
  return new StartFault(`The file ${path} ${what} (${codeOf(cause)}): give CORDON_DATA a folder where it can.`);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
}
