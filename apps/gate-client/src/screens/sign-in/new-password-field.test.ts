import { describe, expect, it } from 'vitest';
import { weaknessOf } from './new-password-field.tsx';

describe('a new password', () => {
  it.each([
    ['', { why: 'short', missing: 12 }],
    ['elf letters', { why: 'short', missing: 1 }],
    ['四个汉字也算字', { why: 'short', missing: 5 }],
    ['tor 4001 nachts', { why: 'number' }],
    ['ababababababab', { why: 'repeats' }],
    ['regen auf dem tor', null],
  ])('[U227] %j: says first what is to be corrected', (password, weakness) => {
    expect(weaknessOf(password, '4001')).toEqual(weakness);
  });
});
