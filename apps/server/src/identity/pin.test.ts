import { describe, expect, it } from 'vitest';
import { isGuessable, pinForm, randomPin } from './pin.ts';

describe('PINs', () => {
  it.each(['000000', '777777', '123456', '654321', '890123', '135791', '121212', '123123', '112211', '100000'])(
    '[S6] %s would be tried first and is never given',
    (pin) => {
      expect(isGuessable(pin)).toBe(true);
    },
  );

  it.each(['482917', '000123', '112358', '907142'])('[S6] %s may be given', (pin) => {
    expect(isGuessable(pin)).toBe(false);
  });

  it('[S6] uses all digits in all places, and has always six of them', () => {
    const pins = Array.from({ length: 5000 }, randomPin);
    expect(pins.every((pin) => pinForm.test(pin) && !isGuessable(pin))).toBe(true);
    for (const place of [0, 1, 2, 3, 4, 5]) {
      const counts = Array.from(
        { length: 10 },
        (_, digit) => pins.filter((pin) => Number(pin[place]) === digit).length,
      );
      expect(Math.min(...counts)).toBeGreaterThan(350); // 500 expected; 350 is 7 standard deviations off
      expect(Math.max(...counts)).toBeLessThan(650);
    }
  });
});
