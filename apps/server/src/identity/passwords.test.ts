import { describe, expect, it } from 'vitest';
import { normalised, passwordFault, randomPassword } from './passwords.ts';

const known = ['4001', '专班', '示范校区', 'Demo campus', 'demo'];

describe('passwords', () => {
  it.each(['gravel-lantern-otter', 'k7qf-9xm2-p4tw-8dzn', '雨夜 三号 门 开着 吗 老陈', 'Tr0ub4dor & a lamp'])(
    '[S10] %s is good',
    async (password) => {
      expect(await passwordFault(password, known, null)).toBeNull();
    },
  );

  it.each([
    ['short-1!', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['password1234', 'common'],
    ['qwertyuiop12', 'common'],
    ['123456789012', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['Admin@123456', 'common'],
    ['iloveyou1314520', 'common'],
    ['cordoncordon', 'common'],
    ['democampus4001', 'common'],
  ])('[S10] %s is %s', async (password, fault) => {
    expect(await passwordFault(password, known, null)).toBe(fault);
  });

  it('[S10] the one that was given does not stay, however it is written', async () => {
    const given = randomPassword();
    expect(await passwordFault(given, known, given)).toBe('same');
    expect(await passwordFault(given.replaceAll('-', '－'), known, given)).toBe('same');
    expect(normalised('ｇravel')).toBe('gravel');
  });

  it('[S10] those for once differ, and would do as a password', async () => {
    const made = Array.from({ length: 200 }, randomPassword);
    expect(new Set(made).size).toBe(200);
    expect(made.every((password) => /^(?:[0-9a-z]{4}-){3}[0-9a-z]{4}$/.test(password))).toBe(true);
    const faults = await Promise.all(made.map((password) => passwordFault(password, known, null)));
    expect(faults.every((fault) => fault === null)).toBe(true);
  });
});
