// Everything about the code that a machine can judge without running it. Runs all, then names what failed.
import { spawnSync } from 'node:child_process';

const limitMs = 900_000;
const typed = ['packages/protocol', 'apps/server', 'apps/gate-client', 'tests', 'scripts'];
const checks: readonly (readonly [name: string, ...command: string[]])[] = [
  ...typed.map((folder) => [`types of ${folder}`, 'node_modules/typescript/bin/tsc', '-p', folder] as const),
  ['lint', 'node_modules/oxlint/bin/oxlint', '--deny-warnings'],
  ['format', 'node_modules/oxfmt/bin/oxfmt', '--check'],
  ['unused files, exports and dependencies', 'node_modules/knip/bin/knip.js'],
  ['where dependencies come from, and their licences', 'scripts/checks/supply.ts'],
  ['rules and the tests that cite them', 'scripts/checks/spec.ts'],
  ['rules that docs/security.md cites', 'scripts/checks/security.ts'],
  ['which folder imports which', 'scripts/checks/layers.ts'],
  ['shape of the code', 'scripts/checks/shape.ts'],
  ['what the gate loads first', 'scripts/checks/first-load.ts'],
];

const failed = checks.filter(([name, ...command]) => {
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit', timeout: limitMs });
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return status !== 0;
});

if (failed.length > 0) console.log(`Failed: ${failed.map(([name]) => name).join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
