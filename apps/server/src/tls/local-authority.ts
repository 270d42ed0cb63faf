import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@cordon/protocol/time.ts';
import { prepareFolder } from '../redis/data-folder.ts';
import { StartFault } from '../start-fault.ts';
import type { Pair } from './issue.ts';
import { certificateOf, keepPair, readPair, replacePair } from './pair-file.ts';

/** Loaded only when needed: it is large, and most starts find their certificates. */
const issuing = () => import('./issue.ts');

const renewWithinMs = 30 * 24 * 3_600_000;

export type LocalPair = { server: Pair; root: X509Certificate };

/** [TL2] [TL3] The server's certificate from this machine's own authority: the existing one, or a new one. @throws StartFault */
export async function localPair(dataFolder: string, names: readonly string[], now: Instant): Promise<LocalPair> {
  const folder = join(dataFolder, 'tls');
  for (const needed of [dataFolder, folder]) prepareFolder(needed);
  const { pair, root } = await authority(join(folder, 'authority.pem'), now);
  const path = join(folder, 'server.pem');
  const kept = readPair(path);
  if (kept !== null && isGood(kept, root, names, now)) return { server: kept, root };
  const { issueServer } = await issuing();
  const server = await issueServer(pair, names, now);
  replacePair(path, server);
  return { server, root };
}

async function authority(path: string, now: Instant): Promise<{ pair: Pair; root: X509Certificate }> {
  const kept = readPair(path);
  if (kept === null) keepPair(path, await newRoot(now));
  const pair = kept ?? readPair(path);
  const root = pair && certificateOf(pair);
  if (pair === null || root === null) {
    throw new StartFault(
      `The authority in ${path} is damaged: put it back from your copy, or remove it and install the new one on the tablets.`,
    );
  }
  if (lasts(root, now)) return { pair, root };
  replacePair(path, await newRoot(now));
  return authority(path, now);
}

async function newRoot(now: Instant): Promise<Pair> {
  const { issueRoot } = await issuing();
  return issueRoot(hostname(), now);
}

function isGood(pair: Pair, root: X509Certificate, names: readonly string[], now: Instant): boolean {
  const server = certificateOf(pair);
  if (server === null || !lasts(server, now)) return false;
  return server.checkIssued(root) && server.verify(root.publicKey) && isOf(server, names);
}

function lasts({ validFromDate, validToDate }: X509Certificate, now: Instant): boolean {
  return validFromDate.getTime() <= now && validToDate.getTime() - now >= renewWithinMs;
}

/** [TL3] Whether it has exactly these names: one that was removed may belong to another machine now. */
function isOf(server: X509Certificate, names: readonly string[]): boolean {
  const count = server.subjectAltName?.split(', ').length;
  return count === names.length && names.every((name) => bearsName(server, name));
}

export function bearsName(server: X509Certificate, name: string): boolean {
  const found = isIP(name) > 0 ? server.checkIP(name) : server.checkHost(name, { subject: 'never' });
  return found !== undefined;
}
