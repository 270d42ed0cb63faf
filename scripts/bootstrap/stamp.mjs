import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One hash over the content of files and of everything in folders; what isn't there counts as absent. */
export function hashOf(paths, isIncluded = () => true) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesUnder).filter(isIncluded)) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const inside = readdirSync(path).filter((name) => name !== 'node_modules' && name !== 'dist');
  return inside.toSorted().flatMap((name) => filesUnder(join(path, name)));
}

export function isStamped(file, hash) {
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

export function stamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
}
