import { describe, expect, it } from 'vitest';
import { codeAlphabet, readCode, signInRequest } from './session.ts';

describe('a device code', () => {
  it.each(['K7PX93QM', 'k7px93qm', 'K7PX-93QM', ' k7px 93qm '])('[DV6] %j is read, however it is written', (typed) => {
    expect(readCode(typed)).toBe('K7PX93QM');
  });

  it('[DV6] letters that look like digits are these', () => {
    expect(readCode('OIL0-1234')).toBe('01101234');
    expect(codeAlphabet).toHaveLength(32);
    expect(codeAlphabet).not.toMatch(/[OIL]/);
  });

  it.each(['', 'K7PX93Q', 'K7PX93QMM', 'K7PX93Q!', '设备码设备码设备'])('[DV6] %j is none', (typed) => {
    expect(readCode(typed)).toBeNull();
  });
});

describe('a sign-in', () => {
  it.each([
    { staffNumber: '1001', pin: '482917' },
    { staffNumber: '4001', pin: '482917', totp: '123456' },
    { staffNumber: '4001', password: 'x', newPassword: 'y', totp: '123456' },
  ])('[S12] is by PIN or by password: %j', (request) => {
    expect(signInRequest.parse(request)).toEqual(request);
  });

  it.each([' １００１ ', '١٠٠١', '10\u200b01', '10-01'])('[ID1] the staff number %j is 1001', (staffNumber) => {
    expect(signInRequest.parse({ staffNumber, pin: '482917' }).staffNumber).toBe('1001');
  });

  it.each([
    {},
    { staffNumber: '1001' },
    { staffNumber: '1001', pin: '482917', password: 'x' },
    { staffNumber: '1001', pin: 482_917 },
    { staffNumber: '1001', password: '' },
    { staffNumber: '1001', password: 'x'.repeat(201) },
    { staffNumber: '1001', pin: '1', role: 'admin' },
  ])('[S12] and by nothing else: %j', (request) => {
    expect(signInRequest.safeParse(request).success).toBe(false);
  });
});
