import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const bootstrap = join(import.meta.dirname, 'server.mjs');
const vite = `
  import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/main.js', '');
  appendFileSync('../../built', process.argv.slice(2).join(' ') + '\\n');
`;
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cordon-build-'));
  for (const folder of ['node_modules/vite/bin', 'apps/server/src', 'packages/protocol/src']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  writeFileSync(join(root, 'node_modules/vite/bin/vite.js'), vite);
  writeFileSync(join(root, 'node_modules/vite/package.json'), '{"type":"module"}');
});
afterEach(() => rmSync(root, { recursive: true }));

const change = (file: string) => writeFileSync(join(root, file), `${Math.random()}`);

/** @returns how often it was built so far */
function prepared(): number {
  const program = `const { buildServer } = await import(${JSON.stringify(bootstrap)}); await buildServer();`;
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, stdio: 'ignore' });
  return readFileSync(join(root, 'built'), 'utf8').trimEnd().split('\n').length;
}

it('[RH8] the bundle is built when its sources, scripts or packages changed or it is gone, and only then', () => {
  expect(prepared()).toBe(1);
  expect(prepared()).toBe(1);
  let built = 1;
  for (const file of ['apps/server/src/main.ts', 'packages/protocol/src/time.ts', 'pnpm-lock.yaml']) {
    change(file);
    built += 1;
    expect([file, prepared()]).toEqual([file, built]);
  }
  mkdirSync(join(root, 'apps/server/src/log/scripts'), { recursive: true });
  change('apps/server/src/log/scripts/commit.lua');
  expect(prepared()).toBe(built + 1);
  change('apps/server/src/main.test.ts');
  expect(prepared()).toBe(built + 1);
  rmSync(join(root, 'apps/server/dist'), { recursive: true });
  expect(prepared()).toBe(built + 2);
  expect(existsSync(join(root, 'apps/server/dist/main.js'))).toBe(true);
});
