import { describe, expect, it } from 'vitest';
import { atGate, declared, visitOf } from '../../../watch/testing/pictures.ts';
import { declarationRows } from './declarations-page.tsx';

const visits = [
  visitOf('late', declared('渝A00001', 60)),
  visitOf('here', declared('渝A00002', 10), ...atGate(10)),
  visitOf('gone', declared('川B12345', 5), ...atGate(0), [9, { type: 'visitRefused', reason: '证件' }]),
];

const ids = (...args: Parameters<typeof declarationRows> extends [unknown, ...infer R] ? R : never) =>
  declarationRows(visits, ...args).map(({ id }) => id);

describe('tonight’s declarations', () => {
  it('[U87] stand by their arrival, closed ones too', () => {
    expect(ids('all', '')).toEqual(['gone', 'here', 'late']);
    expect(ids('expected', '')).toEqual(['late']);
    expect(ids('here', '')).toEqual(['here']);
    expect(ids('closed', '')).toEqual(['gone']);
  });

  it('[U87] are found by plate however it is typed, and by company', () => {
    expect(ids('all', ' 渝a·0000 ')).toEqual(['here', 'late']);
    expect(ids('all', '鲜达')).toEqual(['gone', 'here', 'late']);
    expect(ids('all', '·')).toEqual([]);
  });
});
