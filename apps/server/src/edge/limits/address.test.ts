import { expect, it } from 'vitest';
import { addressOf } from './address.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '20010db800010002/64'],
  ['2001:db8:1:2::1', '20010db800010002/64'],
  ['fe80::1%eth0', 'fe80000000000000/64'],
  [undefined, 'unknown'],
  ['/tmp/a.sock', 'unknown'],
])('[LM1] %s counts as %s', (remoteAddress, key) => {
  expect(addressOf({ remoteAddress })).toBe(key);
});
