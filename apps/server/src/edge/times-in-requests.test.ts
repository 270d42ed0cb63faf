import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const here = new URL('./', import.meta.url).pathname;
const rows = new URL('../../../../packages/protocol/src/wire/http/', import.meta.url).pathname;
const files = [here, rows].flatMap((folder) =>
  globSync('**/*.ts', { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => `${folder}${file}`),
);

/* Times of commands are bounded by the rules, see command-times.test.ts of the protocol. A body of HTTP has none: its days are
 * nights in the address, and births in identity numbers. */
it('[D37] no request has a time of its own: one that gets one has to be bounded, and named here', () => {
  const readsTimes = /\binstant\b(?!\w)|z\.(?:coerce\.)?date\b|z\.iso\b/u;
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => readsTimes.test(readFileSync(file, 'utf8')))).toEqual([]);
});
