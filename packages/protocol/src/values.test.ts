import { describe, expect, it } from 'vitest';
import { codesOf, namesOf, valueKind } from './values.ts';
import { rules as en } from './words/en/rules.ts';
import { rules as zh } from './words/zh/rules.ts';

const wordings = [zh, en].flatMap(({ findings, alerts }) =>
  Object.entries({ ...findings, ...alerts }).flatMap(([rule, texts]) =>
    Object.values(texts).flatMap((text) =>
      [...text.matchAll(/\{\{(?:limit\.)?(\w+)\}\}/gu)].map(([, key = '']) => ({ rule, key })),
    ),
  ),
);

describe('the values of findings and alerts', () => {
  it('[U292] each have a kind, by the key under which a sentence names them', () => {
    expect(wordings.length).toBeGreaterThan(100);
    expect(wordings.filter(({ rule, key }) => valueKind(rule, key) === null)).toEqual([]);
  });

  it('[U292] are parts of a vehicle in one rule and names in another', () => {
    expect(valueKind('disinfect.coverage', 'missing')).toBe('parts');
    expect(valueKind('reconcile.crew', 'missing')).toBe('names');
    expect(valueKind('reconcile.crew', 'toString')).toBe(null);
  });

  it('[U292] read lists as they are made now, and as an earlier build stored them', () => {
    expect(codesOf(['travel', 'illness'])).toEqual(['travel', 'illness']);
    expect(codesOf('travel illness')).toEqual(['travel', 'illness']);
    expect([codesOf(''), codesOf(null), codesOf(undefined)]).toEqual([[], [], []]);
    expect(namesOf(['J* S****', '秦*海'])).toEqual(['J* S****', '秦*海']);
    expect(namesOf('J* S****')).toEqual(['J* S****']);
    expect(namesOf('')).toEqual([]);
  });
});
