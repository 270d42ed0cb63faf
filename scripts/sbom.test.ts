import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

type Component = {
  'bom-ref': string;
  version: string;
  licenses?: unknown[];
  externalReferences?: { hashes?: unknown[] }[];
};
type Bom = { bomFormat: string; components: Component[] };

const folder = mkdtempSync(join(tmpdir(), 'cordon-sbom-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string): string {
  const path = join(folder, name);
  execFileSync(process.execPath, ['scripts/sbom.mjs', path], { stdio: 'ignore' });
  return readFileSync(path, 'utf8');
}

const wanted = ['apps/server', 'apps/gate-client'].flatMap((place) => {
  const { dependencies } = JSON.parse(readFileSync(`${place}/package.json`, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.entries(dependencies).filter(([name]) => !name.startsWith('@cordon/'));
});

it('[SC6] the bill of materials names every dependency of production with version, licence and hash, and no tool', () => {
  const bom = JSON.parse(write('one.json')) as Bom;
  expect(bom.bomFormat).toBe('CycloneDX');
  const byRef = new Map(bom.components.map((component) => [component['bom-ref'], component]));
  expect(wanted.length).toBeGreaterThan(20);
  for (const [name, version] of wanted) {
    const component = byRef.get(`pkg:npm/${name.replace('@', '%40')}@${version}`);
    expect([name, component?.version]).toEqual([name, version]);
    expect([name, component?.licenses?.length]).toEqual([name, 1]);
    expect([name, component?.externalReferences?.some(({ hashes }) => hashes?.length === 1)]).toEqual([name, true]);
  }
  const bare = bom.components.filter(({ licenses }) => licenses === undefined);
  expect(bare.map((component) => component['bom-ref'])).toEqual([expect.stringContaining('%40cordon/protocol')]);
  expect([...byRef.keys()].filter((ref) => /\/(vitest|vite|oxlint|playwright-core)@/.test(ref))).toEqual([]);
});

it('[SC6] the same lockfile gives the same bill', () => {
  expect(write('two.json')).toBe(write('three.json'));
});
