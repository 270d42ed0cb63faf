import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../ops/ids.ts';
import { StartFault } from '../start-fault.ts';

/** The system's limit for the path of a Unix socket is 107 bytes on Linux and 103 on macOS. */
const longestSocketPathBytes = 100;

/** The socket of this folder's Redis: in the folder, or when its path is too long, under a short path derived from it. */
export function socketPathFor(folder: string): string {
  const inside = join(folder, 'redis.sock');
  if (Buffer.byteLength(inside) <= longestSocketPathBytes) return inside;
  const name = sha256(folder, 'hex').slice(0, 16);
  const short = join(tmpdir(), `cordon-${name}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  // Other users may write into the folder of temporary files, and a folder that they made could hold a socket of theirs.
  const owner = lstatSync(short);
  if (!owner.isDirectory() || owner.uid !== process.getuid?.()) {
    throw new StartFault(`${short} belongs to somebody else: remove it, or give CORDON_DATA a shorter path.`);
  }
  return join(short, 'redis.sock');
}
