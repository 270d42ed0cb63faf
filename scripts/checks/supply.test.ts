import { describe, expect, it } from 'vitest';
import { type Installed, isAllowed, licenceFaults, licenceOf } from './licences.ts';
import { lockfileFaults, manifestFaults, shippedPackages, workspaceFaults } from './supply-rules.ts';

const hash = `sha512-${'A'.repeat(86)}==`;

describe('the versions of what Cordon is built of', () => {
  const faultsOf = (dependencies: Record<string, string>) =>
    manifestFaults(new Map([['package.json', { dependencies }]]));

  it('[SC1] are exact', () => {
    expect(faultsOf({ a: '1.2.3', b: '1.2.3-rc.1', '@cordon/protocol': 'workspace:*' })).toEqual([]);
  });

  it.each([
    ...['^1.2.3', '~1.2.3', '1.2', '1.x', '*', '', 'latest', '>=1.2.3', '1.2.3 || 2.0.0', 'npm:other@1.2.3'],
    ...[
      'https://example.com/a.tgz',
      'git+https://example.com/a.git',
      'github:a/b',
      'file:../a',
      'workspace:*',
      'catalog:',
    ],
  ])('[SC1] "%s" is not', (version) => {
    expect(faultsOf({ a: version })).toEqual([`package.json: a is "${version}", not one exact version`]);
  });

  it('[SC1] are looked for in every kind of dependency, and not finding any is a fault', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']) {
      expect(manifestFaults(new Map([['x', { [kind]: { a: '^1.0.0' } }]]))).toHaveLength(1);
    }
    expect(manifestFaults(new Map())).toEqual(['no dependency was found in any package.json']);
  });

  it('[SC3] are at least a day old, and run nothing when they are installed', () => {
    const good = { packages: [], minimumReleaseAge: 1440, allowBuilds: { esbuild: false } };
    expect(workspaceFaults(good)).toEqual([]);
    for (const [bad, word] of [
      [{ ...good, minimumReleaseAge: 1439 }, 'minimumReleaseAge'],
      [{ packages: [] }, 'minimumReleaseAge'],
      [{ ...good, allowBuilds: { esbuild: true } }, 'esbuild'],
      [{ ...good, minimumReleaseAgeExclude: ['a'] }, 'minimumReleaseAgeExclude'],
      [{ ...good, dangerouslyAllowAllBuilds: true }, 'dangerouslyAllowAllBuilds'],
      [{ ...good, onlyBuiltDependencies: ['a'] }, 'onlyBuiltDependencies'],
      [{ ...good, overrides: { a: '1' } }, 'overrides'],
    ] as const) {
      expect(workspaceFaults(bad)).toEqual([expect.stringContaining(word)]);
    }
    expect(manifestFaults(new Map([['p', { dependencies: { a: '1.0.0' }, pnpm: {} }]]))).toHaveLength(1);
  });
});

describe('the lockfile', () => {
  it('[SC4] holds every package to a hash, and none to an address', () => {
    const faultsOf = (resolution: unknown) => lockfileFaults({ packages: { 'a@1.0.0': { resolution } } });
    expect(faultsOf({ integrity: hash })).toEqual([]);
    for (const bad of [
      undefined,
      {},
      { integrity: 'sha1-x' },
      { integrity: hash, tarball: 'https://example.com/a.tgz' },
      { type: 'git', repo: 'https://example.com/a.git', commit: 'abc' },
      { integrity: hash, directory: '../a' },
    ]) {
      expect(faultsOf(bad)).toHaveLength(1);
    }
    expect(lockfileFaults({})).toEqual(['pnpm-lock.yaml names no package']);
  });

  it('[SC5] tells what is shipped: all that production needs, however far', () => {
    const lockfile = {
      importers: {
        '.': { devDependencies: { tool: { version: '1.0.0' } }, optionalDependencies: { node: { version: '24.0.0' } } },
        server: { dependencies: { a: { version: '1.0.0(peer@2.0.0)' }, own: { version: 'link:../own' } } },
      },
      snapshots: {
        'a@1.0.0(peer@2.0.0)': {
          dependencies: { b: '3.0.0', alias: 'real@4.0.0' },
          optionalDependencies: { c: '5.0.0' },
        },
        'b@3.0.0': { dependencies: { a: '1.0.0(peer@2.0.0)' } },
        'real@4.0.0': {},
      },
    };
    expect([...shippedPackages(lockfile, ['.', 'server'])].toSorted()).toEqual(
      ['a@1.0.0', 'b@3.0.0', 'c@5.0.0', 'node@24.0.0', 'real@4.0.0'].toSorted(),
    );
  });
});

describe('licences', () => {
  const list = new Set(['MIT', 'ISC']);
  const one = (licence: string | null, change: Partial<Installed> = {}): Installed[] => [
    { name: 'good', version: '1.0.0', licence: 'MIT', isShipped: true },
    { name: 'a', version: '1.0.0', licence, isShipped: true, ...change },
  ];

  it.each([
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['MIT OR GPL-3.0-only', true],
    ['GPL-3.0-only OR MIT', true],
    ['MIT AND ISC', true],
    ['MIT AND GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only) AND ISC', true],
    ['MIT OR ISC AND GPL-3.0-only', true],
    ['GPL-3.0-only AND MIT OR GPL-2.0-only', false],
    ['GPL-2.0-only WITH Classpath-exception-2.0', false],
    ['MIT WITH anything', false],
    ['(MIT', false],
    ['MIT)', false],
    ['', false],
    ['SEE LICENSE IN LICENSE', false],
    ['UNLICENSED', false],
  ])('[SC5] "%s" is allowed: %s', (expression, is) => {
    expect(isAllowed(expression, list)).toBe(is);
  });

  it('[SC5] are read in the forms of then and now', () => {
    expect(licenceOf({ license: 'MIT' })).toBe('MIT');
    expect(licenceOf({ license: { type: 'MIT' } })).toBe('MIT');
    expect(licenceOf({ licenses: [{ type: 'MIT' }, { type: 'ISC' }] })).toBe('MIT OR ISC');
    for (const nothing of [{}, { license: '' }, { licenses: [] }, { licenses: [{ url: 'x' }] }, { license: 7 }]) {
      expect(licenceOf(nothing)).toBeNull();
    }
  });

  it('[SC5] of a tool may be one that what is shipped may not have; an exception names its package', () => {
    expect(licenceFaults(one('MPL-2.0'))).toHaveLength(1);
    expect(licenceFaults(one('MPL-2.0', { isShipped: false }))).toEqual([]);
    const sharp = { name: '@img/sharp-libvips-linux-x64', isShipped: false };
    expect(licenceFaults(one('LGPL-3.0-or-later', sharp))).toEqual([]);
    expect(licenceFaults(one('LGPL-3.0-or-later', { ...sharp, isShipped: true }))).toHaveLength(1);
    expect(licenceFaults(one('GPL-3.0-only', sharp))).toHaveLength(1);
    expect(licenceFaults(one(null))).toEqual(['a@1.0.0 names no licence']);
  });

  it('[SC5] finding no package, or none that is shipped, is a fault', () => {
    expect(licenceFaults([])).toHaveLength(1);
    expect(licenceFaults([{ name: 'a', version: '1.0.0', licence: 'MIT', isShipped: false }])).toHaveLength(1);
  });
});
