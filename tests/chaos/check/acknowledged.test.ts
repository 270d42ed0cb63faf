import { describe, expect, it } from 'vitest';
import { acknowledged } from './acknowledged.ts';
import { act, entry, evidence, helpAsked } from './testing.ts';

const feed = [entry(1, helpAsked('c1')), entry(2, helpAsked('c2'))];
const check = (...acts: ReturnType<typeof act>[]) => acknowledged(evidence({ feed, acts }));

describe('I1: what was acknowledged', () => {
  it('is in the feed where it was acknowledged', () => {
    expect(check(act('ok', 'c2', { seq: 2, version: 2 }))).toEqual({ checked: 1, violations: [] });
  });

  it.each([
    ['is lost when the feed ends before it', act('ok', 'c9', { seq: 9, version: 9 })],
    ['is lost when another command stands in its place', act('ok', 'c9', { seq: 2, version: 2 })],
    ['is another one when its version differs', act('ok', 'c2', { seq: 2, version: 3 })],
  ])('%s', (_, broken) => {
    expect(check(broken).violations).toHaveLength(1);
  });

  it('may be nothing when nothing changed', () => {
    expect(check(act('ok', 'c9', { seq: 2, version: 2, unchanged: true }))).toEqual({ checked: 0, violations: [] });
  });
});

describe('I1: what was refused', () => {
  it('is not in the feed, but for the trace of an attempt', () => {
    expect(check(act('refused', 'c9', { code: 'step-done' })).violations).toEqual([]);
    const attempt = entry(3, {
      type: 'attemptRefused',
      code: 'step-not-next',
      reasons: [],
      stepId: null,
      stationId: null,
    });
    const acts = [act('refused', 'c3', { code: 'step-not-next' })];
    expect(acknowledged(evidence({ feed: [...feed, attempt], acts })).violations).toEqual([]);
  });

  it('breaks the promise when it was carried out', () => {
    expect(check(act('refused', 'c1', { code: 'step-done' })).violations).toHaveLength(1);
  });

  it('says nothing of what was not answered', () => {
    expect(check(act('unknown', 'c1'), act('unknown', 'c9'))).toEqual({ checked: 0, violations: [] });
  });
});
