import { describe, expect, it } from 'vitest';

/* Chosen or hidden, never typed into. */
const notTyped = /type="(?:radio|checkbox|file)"|\bhidden\b/u;

const sources = import.meta.glob<string>('../../**/*.tsx', { query: '?raw', import: 'default', eager: true });
const own = './text-input.tsx';

describe('fields', () => {
  it('[U301] are all made of the one input that knows input methods and scanners', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(150);
    expect(sources[own]).toContain('<input');
    const raw = Object.entries(sources).flatMap(([path, text]) => {
      const tags = path === own ? [] : (text.match(/<(?:input|textarea)\b[\s\S]*?\/>/gu) ?? []);
      return tags.filter((tag) => !notTyped.test(tag)).map((tag) => `${path}: ${tag.slice(0, 60)}`);
    });
    expect(raw).toEqual([]);
  });
});
