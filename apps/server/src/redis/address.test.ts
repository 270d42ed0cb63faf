import { expect, it } from 'vitest';
import { parseRedisAddress } from './address.ts';

const bare = { isTls: false, username: undefined, password: undefined };

it.each(['redis://db', 'rediss://:secret@db:6380/0', 'redis://[::1]:7000', '/run/redis.sock'])(
  '[RH11] "%s" is one Redis',
  (text) => expect(parseRedisAddress(text)).toEqual({ kind: 'direct', text }),
);

it('[RH11] several Sentinels, and the name of the primary that they watch', () => {
  expect(parseRedisAddress('redis+sentinel://s1,s2:26380,[::1]:26381/cordon')).toEqual({
    ...{ kind: 'sentinel', name: 'cordon', sentinelPassword: undefined, ...bare },
    nodes: [
      { host: 's1', port: 26_379 },
      { host: 's2', port: 26_380 },
      { host: '::1', port: 26_381 },
    ],
  });
});

it('[RH11] Sentinels that want a password of their own', () => {
  const address = parseRedisAddress('redis+sentinel://:a@s1/cordon?sentinel-password=b%26c');
  expect(address).toMatchObject({ password: 'a', sentinelPassword: 'b&c' });
});

it('[RH11] several nodes of a cluster, by TLS, with a user and a password that holds signs', () => {
  expect(parseRedisAddress('rediss+cluster://cordon:a%40b:c@n1:7000,n2')).toEqual({
    ...{ kind: 'cluster', isTls: true, username: 'cordon', password: 'a@b:c' },
    nodes: [
      { host: 'n1', port: 7_000 },
      { host: 'n2', port: 6_379 },
    ],
  });
});

it.each([
  'here',
  'redis://',
  'http://db',
  'redis+sentinel://s1,s2', // of which primary?
  'redis+sentinel://s1/',
  'redis+sentinel:///cordon',
  'redis+sentinel://s1,,s2/cordon',
  'redis+sentinel://s1:port/cordon',
  'redis+sentinel://:%@s1/cordon',
  'redis+sentinel://s1/cordon?sentinel-password=%',
  'redis+sentinel://s1/cordon?password=a',
  'redis+cluster://n1/cordon', // a cluster has no name
  'redis+cluster://n1:70000',
  'redis+other://n1',
])('[RH11] "%s" is none', (text) => expect(parseRedisAddress(text)).toBeNull());
