import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = randomBytes(32);

describe('sealed text', () => {
  it('[K1] opens with its key and at its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unseal(key, seal(key, text, 'p-1 name'), 'p-1 name')?.toString()).toBe(text);
      }),
    );
  });

  it('[K1] does not open with another key, or moved to another field or person', () => {
    const sealed = seal(key, '秦晓海', 'p-1 name');
    expect(unseal(randomBytes(32), sealed, 'p-1 name')).toBeNull();
    expect(unseal(key, sealed, 'p-1 phone')).toBeNull();
    expect(unseal(key, sealed, 'p-2 name')).toBeNull();
  });

  it('[K1] does not open after any bit of it was changed, or when it is cut', () => {
    const sealed = Buffer.from(seal(key, '秦晓海', 'p-1 name'), 'base64');
    for (let byte = 0; byte < sealed.length; byte += 1) {
      const changed = Buffer.from(sealed);
      changed[byte] = (changed[byte] ?? 0) ^ 1;
      expect(unseal(key, changed.toString('base64'), 'p-1 name')).toBeNull();
      expect(unseal(key, sealed.subarray(0, byte).toString('base64'), 'p-1 name')).toBeNull();
    }
  });

  it('[K1] looks different every time, so that equal names can not be recognised', () => {
    expect(seal(key, '秦晓海', 'p-1 name')).not.toBe(seal(key, '秦晓海', 'p-1 name'));
  });
});
