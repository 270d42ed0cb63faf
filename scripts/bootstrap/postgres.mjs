import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './command.mjs';
import { installSystemPackage } from './system-packages.mjs';
import { tell } from './tell.mjs';

const program = 'initdb';
const debianFolder = '/usr/lib/postgresql'; // Debian keeps its programs off the PATH

/** The benchmark measures plain programs on PostgreSQL beside the product. Without it they are left out. */
export async function tryPostgres() {
  if (isInstalled()) return;
  await installSystemPackage({ apt: ['postgresql'], brew: ['postgresql'] });
  if (!isInstalled()) tell('PostgreSQL is not installed: what is measured with it is left out.');
}

function isInstalled() {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  return (
    versions.some((version) => existsSync(join(debianFolder, version, 'bin', program))) ||
    findProgram(program) !== undefined
  );
}
