import { describe, expect, it } from 'vitest';
import { codeLetters, groupedCode } from './code-letters.ts';

describe('the letters of a device code', () => {
  it.each([
    ['7kq2-m0xd', '7KQ2M0XD'],
    ['７ｋｑ２', '7KQ2'],
    ['OIL u 7', '0117'],
    ['7KQ2-M0XD-99', '7KQ2M0XD'],
  ])('[U228] %j becomes %s', (typed, code) => {
    expect(codeLetters(typed)).toBe(code);
  });

  it('[U228] are shown four by four', () => {
    expect(['', '7KQ2', '7KQ2M', '7KQ2M0XD'].map(groupedCode)).toEqual(['', '7KQ2', '7KQ2-M', '7KQ2-M0XD']);
  });
});
