import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { alone } from './alone.mjs';
import { succeeds } from './command.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';
import { CannotPrepare, tell } from './tell.mjs';

/**
 * Builds what Vite is set up to build in a folder, when its sources changed since the last time.
 *
 * @param name as people call it
 * @param result a file that is there when it is built
 * @param sources files and folders that it is made of
 */
export async function buildWhenStale({ name, folder, result, sources, stampFile }) {
  const wanted = hashOf(sources, (file) => !/\.test\.tsx?$/.test(file));
  const isBuilt = () => existsSync(result) && isStamped(stampFile, wanted);
  if (isBuilt()) return;
  await alone(async () => {
    if (isBuilt()) return;
    tell(`Building the ${name} (again only when the sources change).`);
    const node = existsSync('node_modules/.bin/node') ? resolve('node_modules/.bin/node') : process.execPath;
    const vite = [resolve('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'];
    if (!(await succeeds(node, vite, { cwd: folder }))) {
      throw new CannotPrepare(`The ${name} could not be built: the lines above say why.`);
    }
    stamp(stampFile, wanted);
  });
}
