import { join, relative, sep } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const sources = join(import.meta.dirname, 'src', sep);
const folder = join(import.meta.dirname, 'dist');

/**
 * [RH8] In the bundle each source file keeps its own address. So what is looked for beside a file (scripts of Redis, the
 * program of a thread, the built screens) is found by the same code from sources and from the bundle.
 */
const ownAddresses: Plugin = {
  name: 'own-addresses',
  transform(code, id) {
    if (!id.startsWith(sources) || !code.includes('import.meta')) return null;
    if (/import\.meta\.(?!url\b)/.test(code)) this.error('in the bundle a file knows its import.meta.url alone');
    const path = JSON.stringify(relative(folder, id).split(sep).join('/'));
    // The lines stay as they are, so the map of the file stays true.
    return { code: code.replaceAll('import.meta.url', `new URL(${path}, import.meta.url).href`), map: null };
  },
};

/** The server as `npm start` runs it: its sources and its packages in one file, read at once. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [ownAddresses],
  ssr: {
    noExternal: true,
    external: ['@bull-board/api', '@bull-board/express'], // they look for files of their own in their packages
    resolve: { conditions: ['node'], mainFields: [] }, // the files that Node takes from sources
  },
  build: {
    ssr: 'src/main.ts',
    target: 'node24',
    outDir: folder,
    emptyOutDir: false, // a running server may still need parts of an earlier one
    minify: false, // it is no faster, and traces would say nothing
    sourcemap: true,
    rolldownOptions: {
      output: {
        format: 'es',
        entryFileNames: 'main.js',
        chunkFileNames: 'parts/[name]-[hash].js',
        keepNames: true, // packages tell errors and clients apart by the names of their classes
        sourcemapExcludeSources: true,
      },
    },
  },
});
