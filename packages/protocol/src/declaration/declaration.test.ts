import { describe, expect, it } from 'vitest';
import { declaration } from './declaration.ts';

const good = {
  plate: '渝A·12345',
  trailerPlate: null,
  purpose: 'supply',
  company: ' 鲜达配送 ',
  stops: ['first-canteen'],
  goods: [{ name: '大米', quantity: 12.5, unit: '袋' }],
  vehiclePass: null,
  declaredAt: 1_762_800_000_000,
  eta: 1_762_900_000_000,
  crew: [
    {
      personId: 'p-1',
      maskedName: '秦*海',
      role: 'driver',
      document: 'id-card',
      passNumber: null,
      sampledAt: null,
      result: null,
    },
  ],
};

describe('what a visit carries of its announcement', () => {
  it('[D1] plates and texts are stored in one form', () => {
    expect(declaration.parse(good)).toMatchObject({ plate: '渝A12345', company: '鲜达配送' });
  });

  it('[D1] a plate without a known form is accepted', () => {
    expect(declaration.parse({ ...good, plate: '军 a·12-345' }).plate).toBe('军A12345');
  });

  it.each([
    ['a name beside the mask', { crew: [{ ...good.crew[0], name: '秦晓海' }] }],
    ['a phone number', { phone: '17480207058' }],
    ['a plate of dots', { plate: '··' }],
    ['nobody in the cab', { crew: [] }],
    ['ten people in the cab', { crew: Array.from({ length: 10 }, () => good.crew[0]) }],
    ['no stop', { stops: [] }],
    ['six stops', { stops: ['a', 'b', 'c', 'd', 'e', 'f'] }],
    ['a company name of 61 characters', { company: '长'.repeat(61) }],
    ['goods by the minus', { goods: [{ name: '大米', quantity: -1, unit: '袋' }] }],
    ['a right-to-left mark in the company', { company: '鲜达\u202E配送' }],
    ['a lone surrogate in the company', { company: '鲜达\uD800' }],
  ])('[D2] refuses %s', (_, change) => {
    expect(declaration.safeParse({ ...good, ...change }).success).toBe(false);
  });
});
