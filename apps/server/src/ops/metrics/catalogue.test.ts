import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';

const document = readFileSync('docs/metrics.md', 'utf8');
const rows = [...document.matchAll(/^\| `(cordon_\w+)` \| (\w+) \| (.+?) \| (.+?) \| (.+) \|$/gmu)];
const facts = Object.entries(catalogue);

describe('the catalogue of metrics', () => {
  it('[Y1] and its document say the same of the same metrics, in the same order', () => {
    const documented = rows.map(([, name, type, labels, unit]) => [name, type, labels, unit]);
    expect(documented).toEqual(
      facts.map(([name, { type, labels, unit }]) => [
        name,
        type,
        labels.map((label) => `\`${label}\``).join(', ') || '–',
        unit,
      ]),
    );
    expect(rows.filter(([, , , , , meaning]) => (meaning?.length ?? 0) < 15)).toEqual([]);
  });

  it('[Y1] names unit and kind as Prometheus does', () => {
    for (const [name, { type, unit }] of facts) {
      expect(name).toMatch(/^cordon(_[a-z]+)+$/);
      expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
      expect([name, name.endsWith('_seconds')]).toEqual([name, unit === 'seconds']);
    }
  });

  it('[Y10] has buckets that rise, from what is quick to what is far too slow', () => {
    for (const [name, { type, ...more }] of facts) {
      expect([name, 'buckets' in more]).toEqual([name, type === 'histogram']);
      const buckets = 'buckets' in more ? [...more.buckets] : [];
      expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
    }
    expect([
      catalogue.cordon_commit_duration_seconds.buckets.at(0),
      catalogue.cordon_commit_duration_seconds.buckets.at(-1),
    ]).toEqual([0.0005, 5]);
  });
});
