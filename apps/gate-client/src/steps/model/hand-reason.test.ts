import { describe, expect, it } from 'vitest';
import { wantsReason } from './hand-reason.ts';

describe('plates entered by hand', () => {
  it.each([
    ['渝A12345', null, false],
    ['渝A12345', '渝B1234挂', false],
    ['', '', false],
    ['军V12345', null, true],
    ['渝A12345', '挂1234', true],
    ['渝A12345', '渝B12345', true], // a vehicle's own plate on the trailer
    ['渝B1234挂', null, true], // and the other way round
  ])('[U146] %s with the trailer %s wants a reason: %s', (plate, trailer, wants) => {
    expect(wantsReason(plate, trailer)).toBe(wants);
  });
});
