import type { VisitEvent } from '@cordon/protocol/visit/events.ts';
import { describe, expect, it } from 'vitest';
import { checkAll } from './checks.ts';
import { races } from './races.ts';
import { rights } from './rights.ts';
import { act, entry, evidence, helpAsked } from './testing.ts';

const resumed: VisitEvent = { type: 'visitResumed', note: '', again: null, people: [] };
const wrong = (change: Parameters<typeof evidence>[0]) => rights(evidence(change)).violations;

describe('I7', () => {
  it('nothing that is forbidden is accepted', () => {
    expect(wrong({ acts: [act('refused', 'c1', { mark: 'forbidden', code: 'forbidden' })] })).toEqual([]);
    expect(wrong({ acts: [act('ok', 'c1', { mark: 'forbidden' })] })).toHaveLength(1);
  });

  it('no event is by a role that may not cause it', () => {
    expect(wrong({ feed: [entry(1, helpAsked('h'))] })).toEqual([]);
    expect(wrong({ feed: [entry(1, resumed)] })).toHaveLength(1);
  });

  it('nobody acts after their end', () => {
    const feed = [entry(1, helpAsked('a')), entry(2, helpAsked('b'))];
    expect(wrong({ feed, ended: [{ personId: 'gate-1', seq: 2 }] })).toEqual([]);
    expect(wrong({ feed, ended: [{ personId: 'gate-1', seq: 1 }] })).toHaveLength(1);
  });
});

describe('a race', () => {
  const mark = 'race 1';
  const found = (...acts: ReturnType<typeof act>[]) => races(evidence({ acts })).violations;

  it('is won by one', () => {
    expect(found(act('ok', 'c1', { mark }), act('refused', 'c2', { mark }))).toEqual([]);
    expect(found(act('unknown', 'c1', { mark }), act('refused', 'c2', { mark }))).toEqual([]);
    expect(found(act('ok', 'c1', { mark }), act('ok', 'c2', { mark }))).toHaveLength(1);
    expect(found(act('refused', 'c1', { mark }), act('refused', 'c2', { mark }))).toHaveLength(1);
  });
});

it('every check is counted by what it has looked at', () => {
  expect(Object.values(checkAll(evidence({}))).every(({ checked }) => checked === 0)).toBe(true);
});
