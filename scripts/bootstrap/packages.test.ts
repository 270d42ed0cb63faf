import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const script = resolve('scripts/bootstrap/packages.mjs');
const [, version = ''] = /pnpmVersion = '([^']+)'/.exec(readFileSync(script, 'utf8')) ?? [];
const root = mkdtempSync(join(tmpdir(), 'cordon-bootstrap-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A project with a pnpm that only says how it was called. */
function makeProject(): void {
  for (const folder of ['packages/protocol', 'apps/server', 'tests'])
    mkdirSync(join(root, folder), { recursive: true });
  const bin = join(root, `.tools/pnpm-${version}/node_modules/.bin`);
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'pnpm'), '#!/bin/sh\necho "$CI $*" >> called\n', { mode: 0o755 });
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'tests/package.json']) {
    writeFileSync(join(root, file), '{}');
  }
}

it('[SC2] packages are installed from the lockfile as it is, or not at all', () => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  makeProject();
  const install = `import(${JSON.stringify(pathToFileURL(script).href)}).then((m) => m.installPackages())`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', install], { cwd: root, stdio: 'ignore' });
  expect(readFileSync(join(root, 'called'), 'utf8')).toBe('true install --frozen-lockfile --loglevel error\n');
});

it('[SC1] pnpm itself is one exact version', () => {
  expect(readFileSync(script, 'utf8')).toContain('`pnpm@${pnpmVersion}`');
});
