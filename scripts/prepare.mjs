// Brings a machine that has Node >= 20 and npm to where one command of the project can run. No dependencies.
// It prints to stderr only: the standard output belongs to the command that follows.
import { buildClient } from './bootstrap/client.mjs';
import { ensureBrowser } from './bootstrap/browser.mjs';
import { ensureDeployTools } from './bootstrap/deploy-tools.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { tryPostgres } from './bootstrap/postgres.mjs';
import { ensureRedis } from './bootstrap/redis.mjs';
import { buildServer } from './bootstrap/server.mjs';
import { ensureSlowHttpTest } from './bootstrap/slow-http-test.mjs';
import { CannotPrepare } from './bootstrap/tell.mjs';

const steps = {
  start: [installPackages, ensureRedis, buildClient, buildServer],
  import: [installPackages, ensureRedis],
  pin: [installPackages, ensureRedis],
  'rotate-key': [installPackages, ensureRedis],
  test: [installPackages, ensureRedis, ensureBrowser, ensureDeployTools, buildClient, buildServer],
  simulate: [installPackages, ensureRedis],
  bench: [installPackages, ensureRedis, tryPostgres, ensureBrowser, buildClient, buildServer],
  scale: [installPackages, ensureRedis, buildServer],
  chaos: [installPackages, ensureRedis, buildServer],
  attack: [installPackages, ensureRedis, ensureSlowHttpTest, buildClient],
  screens: [installPackages, ensureRedis, ensureBrowser, buildClient],
  check: [installPackages, buildClient],
  sbom: [installPackages],
  format: [installPackages],
};

const task = process.argv[2] ?? '';
try {
  if (!Object.hasOwn(steps, task)) throw new CannotPrepare(`There is no command "${task}".`);
  try {
    process.loadEnvFile?.('.env');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  for (const step of steps[task]) await step();
} catch (error) {
  if (!(error instanceof CannotPrepare)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
