import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { alone } from './alone.mjs';
import { succeeds } from './command.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';
import { CannotPrepare, tell } from './tell.mjs';

const folder = 'apps/gate-client';
const stampFile = '.tools/client-built-from';
const sources = [folder, 'packages/protocol/src', 'pnpm-lock.yaml', 'tsconfig.base.json'];

/** Builds the screens when their sources changed since the last build. */
export async function buildClient() {
  if (!existsSync(`${folder}/index.html`)) return;
  const wanted = hashOf(sources, (file) => !/\.test\.tsx?$/.test(file));
  if (!isBuilt(wanted)) await alone(() => build(wanted));
}

async function build(wanted) {
  if (isBuilt(wanted)) return;
  tell('Building the screens (again only when their sources change).');
  const node = existsSync('node_modules/.bin/node') ? resolve('node_modules/.bin/node') : process.execPath;
  const options = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
  if (!(await succeeds(node, options, { cwd: folder }))) {
    throw new CannotPrepare('The screens could not be built: the lines above say why.');
  }
  stamp(stampFile, wanted);
}

function isBuilt(wanted) {
  return existsSync(`${folder}/dist/index.html`) && isStamped(stampFile, wanted);
}
