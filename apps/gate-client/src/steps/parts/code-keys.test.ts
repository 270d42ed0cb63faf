import { describe, expect, it } from 'vitest';
import { nextCode, readCode } from './code-keys.tsx';

describe('codes', () => {
  it('[U130] takes full-width and small letters, and leaves out what no code has', () => {
    expect(readCode('ｓ－0１2 ab.', { maxLength: 20, dash: true })).toBe('S-012AB');
    expect(readCode('Ѕ—01２\u200b海关', { maxLength: 20, dash: true })).toBe('S-012海关');
    expect(readCode('٠٠٢Х', { maxLength: 4, dash: false })).toBe('002X'); // a Cyrillic Х
    expect(readCode('S-012', { maxLength: 20, dash: false })).toBe('S012');
    expect(readCode('123456', { maxLength: 4, dash: false })).toBe('1234');
  });

  it('[U131] offers the next seal of the roll in as many digits', () => {
    expect(nextCode('C-000123')).toBe('C-000124');
    expect(nextCode('2026A0099')).toBe('2026A0100');
  });

  it('[U131] offers none where the roll ends, or the seal has no number', () => {
    expect(nextCode('C-999')).toBeNull();
    expect(nextCode('ABC')).toBeNull();
  });
});
