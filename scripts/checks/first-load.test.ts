import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { namesIn, needed } from '../../apps/gate-client/vite/without-json-schemas.ts';
import { describe, expect, it } from 'vitest';
import { firstLoad, firstLoadFaults, type Manifest, mostBytes } from './first-load-rules.ts';

const manifest: Manifest = {
  'index.html': { file: 'index.js', isEntry: true, imports: ['_react.js', '_first.js'], css: ['index.css'] },
  '_react.js': { file: 'react.js' },
  '_first.js': { file: 'first.js', imports: ['_react.js'], css: ['first.css'] },
  'form.tsx': { file: 'form.js', imports: ['_first.js', '_fields.js'] },
  '_fields.js': { file: 'fields.js', imports: ['index.html'] },
};
const sent = (...sizes: number[]) => sizes.map((brotli) => ({ file: 'a.js', brotli, gzip: brotli }));

describe('the first load', () => {
  it('[U370] is the entry and all that it imports, each once', () => {
    expect(firstLoad(manifest).toSorted()).toEqual(['first.css', 'first.js', 'index.css', 'index.js', 'react.js']);
  });

  it('[U370] has what the view waits for as well', () => {
    expect(firstLoad(manifest, ['form.tsx'])).toEqual(expect.arrayContaining(['form.js', 'fields.js', 'react.js']));
    expect(() => firstLoad(manifest, ['gone.tsx'])).toThrow('the build has no gone.tsx');
  });

  it('[U370] is too much above its limit', () => {
    expect(firstLoadFaults('gate', sent(mostBytes - 1, 1))).toEqual([]);
    expect(firstLoadFaults('gate', sent(mostBytes, 1))).toHaveLength(1);
  });

  it('[U370] is a fault when nothing is found', () => {
    expect(firstLoad({})).toEqual([]);
    expect(firstLoadFaults('gate', [])).toHaveLength(1);
    expect(firstLoadFaults('gate', [{ file: 'index.html', brotli: 9, gzip: 9 }])).toHaveLength(1);
  });
});

it('[U370] every export of what makes JSON Schemas has a stand-in in the screens', async () => {
  const library = createRequire(join(process.cwd(), 'apps/gate-client/package.json')).resolve('zod/v4/core');
  for (const file of ['json-schema-processors.js', 'to-json-schema.js']) {
    const path = join(dirname(library), file);
    const real = Object.keys((await import(pathToFileURL(path).href)) as object);
    expect(namesIn(readFileSync(path, 'utf8')).toSorted()).toEqual(real.toSorted());
  }
  // What schemas ask of it while they are no JSON Schemas is kept.
  const classic = readFileSync(join(dirname(library), '../classic/schemas.js'), 'utf8');
  const asked = [...classic.matchAll(/\bprocessors\.(\w+)\(/g)].flatMap(([, name = '']) =>
    name.endsWith('Processor') ? [] : name,
  );
  expect(new Set(asked)).toEqual(new Set([needed]));
});
