import { existsSync } from 'node:fs';
import { findProgram } from './command.mjs';
import { asRoot, installSystemPackage } from './system-packages.mjs';

/**
 * What the files of `deploy/` are checked by. Without it the tests of `deploy/` fail and say so: all others can run.
 */
export async function ensureDeployTools() {
  if (findProgram('caddy') === undefined) {
    const isInstalled = await installSystemPackage({ apt: ['caddy'], brew: ['caddy'] });
    // The package starts a Caddy for the whole machine, which nobody asked for.
    if (isInstalled && existsSync('/run/systemd/system')) await asRoot('systemctl', ['disable', '--now', 'caddy']);
  }
  if (process.platform === 'linux' && findProgram('systemd-analyze') === undefined) {
    await installSystemPackage({ apt: ['systemd'] });
  }
}
