import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { alone } from './alone.mjs';
import { succeeds } from './command.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';
import { CannotPrepare, tell } from './tell.mjs';

const pnpmVersion = '12.21.0';
const pnpmFolder = `.tools/pnpm-${pnpmVersion}`;
const oldestNode = 24;
// Inside node_modules, so that removing the folder removes the claim that it is complete.
const stampFile = 'node_modules/.cordon-installed';

/** Installs what the lockfile names, Node 24 included, unless it is installed already. */
export async function installPackages() {
  const wanted = hashOf(manifests()) + process.platform + process.arch;
  if (!isStamped(stampFile, wanted)) await alone(() => install(wanted));
  if (!existsSync('node_modules/.bin/node') && Number.parseInt(process.versions.node, 10) < oldestNode) {
    throw new CannotPrepare(
      `There is no Node ${oldestNode} for ${process.platform} ${process.arch} to install: install it yourself (this is Node ${process.versions.node}).`,
    );
  }
}

function manifests() {
  const workspaces = ['packages', 'apps'].flatMap((group) => readdirSync(group).map((name) => `${group}/${name}`));
  const packages = ['.', 'tests', ...workspaces].map((folder) => `${folder}/package.json`);
  return ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packages];
}

/** @returns the program */
export async function ensurePnpm() {
  if (!existsSync(pnpmFolder)) await alone(fetchPnpm);
  return `${pnpmFolder}/node_modules/.bin/pnpm`;
}

async function install(wanted) {
  if (isStamped(stampFile, wanted)) return;
  await fetchPnpm();
  tell('Installing packages, Node 24 included (again only when the lockfile changes).');
  // CI: never ask, nobody may be there to answer.
  const env = { ...process.env, CI: 'true' };
  const options = ['install', '--frozen-lockfile', '--loglevel', 'error'];
  if (!(await succeeds(`${pnpmFolder}/node_modules/.bin/pnpm`, options, { env }))) {
    throw new CannotPrepare('The packages could not be installed: the lines above say why.');
  }
  stamp(stampFile, wanted);
}

async function fetchPnpm() {
  if (existsSync(pnpmFolder)) return;
  tell(`Getting pnpm ${pnpmVersion} into .tools (once).`);
  // Renamed when complete, so that an interrupted download is never taken for a finished one.
  const unfinished = `${pnpmFolder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const options = ['install', '--prefix', unfinished, '--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
  if (!(await succeeds('npm', [...options, '--loglevel', 'error', `pnpm@${pnpmVersion}`]))) {
    throw new CannotPrepare('pnpm could not be installed: the lines above say why.');
  }
  renameSync(unfinished, pnpmFolder);
}
