import { alone } from './alone.mjs';
import { findProgram, succeeds } from './command.mjs';
import { tell } from './tell.mjs';

/**
 * Installs a package of the operating system where that needs no password.
 * @param names by package manager: `{ apt: [...], brew: [...] }`
 * @returns whether it worked
 */
export async function installSystemPackage(names) {
  return alone(async () => (await installWithApt(names.apt)) || (await installWithBrew(names.brew)));
}

async function installWithApt(names) {
  const apt = findProgram('apt-get');
  if (apt === undefined || names === undefined) return false;
  const sudo = await prefixForRoot();
  if (sudo === undefined) return false;
  tell(`Installing ${names.join(' and ')} with apt.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [program, ...before] = [...sudo, apt];
  // A failed update is no reason to stop: the lists that are there may do.
  await succeeds(program, [...before, 'update', '-qq'], { env });
  return succeeds(program, [...before, 'install', '-y', '-qq', '--no-install-recommends', ...names], { env });
}

/** @returns what to write before a command to run it as root, or undefined where that takes a password */
async function prefixForRoot() {
  if (process.getuid?.() === 0) return [];
  const sudo = findProgram('sudo');
  return sudo !== undefined && (await succeeds(sudo, ['-n', 'true'], { quiet: true }))
    ? [sudo, '-n', 'DEBIAN_FRONTEND=noninteractive']
    : undefined;
}

async function installWithBrew(names) {
  const brew = findProgram('brew');
  if (brew === undefined || names === undefined) return false;
  tell(`Installing ${names.join(' ')} with brew.`);
  return succeeds(brew, ['install', ...names]);
}
