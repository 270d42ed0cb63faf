import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Puts beside each script and style its compressed forms, once and as small as they get: the server sends those. */
export function compressed(): Plugin {
  return {
    name: 'cordon:compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const all = Object.entries(bundle).filter(([name]) => /^assets\/.*\.(?:js|css)$/.test(name));
      const works = all.map(async ([name, file]) => {
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        const [br, gz] = await Promise.all([brotli(content, best), zip(content, { level: 9 })]);
        await Promise.all([writeFile(join(dir, `${name}.br`), br), writeFile(join(dir, `${name}.gz`), gz)]);
      });
      await Promise.all(works);
    },
  };
}
