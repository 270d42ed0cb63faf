import { existsSync } from 'node:fs';
import { findProgram } from './command.mjs';
import { asRoot, installSystemPackage } from './system-packages.mjs';
import { CannotPrepare } from './tell.mjs';

const programs = ['redis-server', 'valkey-server'];

/** Cordon starts a Redis of its own, so the program is enough; with REDIS_URL it uses the one that is named. */
export async function ensureRedis({ url = process.env.REDIS_URL } = {}) {
  if (url || findProgram(...programs) !== undefined) return;
  const isInstalled = await installSystemPackage({ apt: ['redis-server'], brew: ['redis'] });
  // The package starts a Redis for the whole machine, which nobody asked for.
  if (isInstalled && existsSync('/run/systemd/system')) await asRoot('systemctl', ['disable', '--now', 'redis-server']);
  if (findProgram(...programs) !== undefined) return;
  throw new CannotPrepare(
    [
      'Cordon needs Redis 7 or newer, and none was found. Three ways to get one:',
      '  1. install it: "sudo apt-get install redis-server", "brew install redis", or your system\'s own package',
      '  2. put a redis-server or valkey-server program on the PATH',
      '  3. set REDIS_URL to a Redis that runs already, such as redis://localhost:6379',
    ].join('\n'),
  );
}
