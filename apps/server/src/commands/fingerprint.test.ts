import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { expect, it } from 'vitest';
import { arriveOf } from '../testing/submit-fixture.ts';
import { canonicalJson, fingerprints } from './fingerprint.ts';

const print = fingerprints(Buffer.alloc(32, 1));
const command = arriveOf('a0000000-0000-4000-8000-000000000001');

it('[C5] is the same in whatever order the fields come, and another for every other value', () => {
  const shuffled = Object.fromEntries(Object.entries(command).toReversed()) as typeof command;
  expect(print(shuffled, gateOfficer)).toBe(print(command, gateOfficer));
  expect(print({ ...command, observedAt: command.observedAt + 1 }, gateOfficer)).not.toBe(print(command, gateOfficer));
  expect(print(command, supervisorA)).not.toBe(print(command, gateOfficer));
});

it('[C5] is worth nothing without the key of the site', () => {
  expect(fingerprints(Buffer.alloc(32, 2))(command, gateOfficer)).not.toBe(print(command, gateOfficer));
});

it('[C5] sorts fields at every depth and leaves lists as they are', () => {
  expect(canonicalJson({ b: [2, 1, { d: null, c: 'x' }], a: { z: 1, y: 2 } })).toBe(
    '{"a":{"y":2,"z":1},"b":[2,1,{"c":"x","d":null}]}',
  );
});
