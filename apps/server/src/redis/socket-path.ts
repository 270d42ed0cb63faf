import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../ops/ids.ts';
import { StartFault } from '../start-fault.ts';

/** The kernel takes 107 bytes on Linux and 103 on macOS. */
const longestSocketPathBytes = 100;

/** Where the Redis of this folder listens: in the folder, or in a short place that the folder's name always leads to. */
export function socketPathFor(folder: string): string {
  const inside = join(folder, 'redis.sock');
  if (Buffer.byteLength(inside) <= longestSocketPathBytes) return inside;
  const name = sha256(folder, 'hex').slice(0, 16);
  const short = join(tmpdir(), `cordon-${name}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  // Others may write where temporary files live: a folder that they made could hold a socket of theirs.
  const owner = lstatSync(short);
  if (!owner.isDirectory() || owner.uid !== process.getuid?.()) {
    throw new StartFault(`${short} belongs to somebody else: remove it, or give CORDON_DATA a shorter path.`);
  }
  return join(short, 'redis.sock');
}
