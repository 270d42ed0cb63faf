import { alone } from './alone.mjs';
import { findProgram, succeeds } from './command.mjs';
import { tell } from './tell.mjs';

/**
 * Installs packages of the operating system where that needs no password.
 * @param names by package manager: `{ apt: [...], brew: [...] }`
 * @returns whether it worked
 */
export function installSystemPackage(names) {
  return alone(async () => (await installWithApt(names.apt)) || installWithBrew(names.brew));
}

/** @returns whether the command could be run as root, without a password, and worked */
export async function asRoot(program, args) {
  if (process.getuid?.() === 0) return succeeds(program, args);
  return (await isSudoFree()) && succeeds('sudo', ['-n', program, ...args]);
}

async function isSudoFree() {
  return findProgram('sudo') !== undefined && succeeds('sudo', ['-n', 'true']);
}

async function installWithApt(names) {
  if (names === undefined || findProgram('apt-get') === undefined) return false;
  if (process.getuid?.() !== 0 && !(await isSudoFree())) return false;
  tell(`Installing ${names.join(' and ')} with apt.`);
  const apt = (...args) => asRoot('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args]);
  // A failed update is no reason to stop: the lists that are there may do.
  await apt('update');
  return apt('install', '-y', '--no-install-recommends', ...names);
}

async function installWithBrew(names) {
  if (names === undefined || findProgram('brew') === undefined) return false;
  tell(`Installing ${names.at(-1)} with brew.`);
  return succeeds('brew', ['install', ...names]);
}
