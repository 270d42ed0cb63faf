// [U370] How much a browser fetches before the gate shows its list, by files; too much fails.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { firstLoad, firstLoadFaults, kilobytes, type Manifest, type Sent } from './first-load-rules.ts';

const dist = 'apps/gate-client/dist';
/* Besides the entry: what it waits for before it shows the list. A part that is only opened from there is none of it. */
const views = [
  ['the gate in Chinese', ['src/i18n/zh/first.ts']],
  ['the gate in English', ['src/i18n/en/first.ts']],
] as const;

const listed = join(dist, '.vite/manifest.json');
const manifest = existsSync(listed) ? (JSON.parse(readFileSync(listed, 'utf8')) as Manifest) : {};
const page = join(dist, 'index.html');

const faults = views.flatMap(([view, besides]) => {
  const files = Object.keys(manifest).length === 0 ? [] : firstLoad(manifest, besides).map(sentOf);
  const all = existsSync(page) ? [pageSent(), ...files] : files;
  const of = (key: 'brotli' | 'gzip') => kilobytes(all.reduce((sum, file) => sum + file[key], 0));
  console.log(`${view}: ${of('brotli')} kB as it is sent by TLS (brotli), ${of('gzip')} kB by gzip`);
  for (const { file, brotli } of all.toSorted((a, b) => b.brotli - a.brotli))
    console.log(`  ${kilobytes(brotli)}  ${file}`);
  return firstLoadFaults(view, all);
});
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

/** @throws Error when the build made no compressed form: the server would send it as it is */
function sentOf(file: string): Sent {
  const size = (ending: string) => statSync(join(dist, `${file}.${ending}`)).size;
  return { file, brotli: size('br'), gzip: size('gz') };
}

/* The page itself is sent as it is: it is small, and written anew when it is released. */
function pageSent(): Sent {
  const { size } = statSync(page);
  return { file: 'index.html', brotli: size, gzip: size };
}
