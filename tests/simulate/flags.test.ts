import { describe, expect, it } from 'vitest';
import { help, readFlags } from './flags.ts';

describe('the flags of the simulation', () => {
  it('plays the whole of the project’s own night without any', () => {
    expect(readFlags([])).toEqual({
      ok: true,
      flags: { visits: 46, speed: 600, trouble: 0.25, seed: 1, 'sign-in': [] },
    });
  });

  it('names every flag that it can’t use', () => {
    const read = readFlags(['--speed', 'fast', '--trouble', '2']);
    expect(read.ok ? [] : read.faults).toEqual([
      expect.stringMatching(/^--speed: /),
      expect.stringMatching(/^--trouble: /),
    ]);
  });

  it('tells of each of them when it is asked', () => {
    for (const flag of ['--help', '-h'])
      expect(readFlags(['--speed', 'fast', flag])).toEqual({ ok: true, flags: null });
    for (const name of ['file', 'visits', 'speed', 'trouble', 'seed', 'url', 'sign-in', 'help']) {
      expect(help).toMatch(new RegExp(`^ +--${name} +\\S`, 'mu'));
    }
  });

  it('refuses a flag that it does not know', () => {
    expect(readFlags(['--quickly'])).toMatchObject({ ok: false });
  });

  it('asks for an administrator and a tablet of a server that is not its own', () => {
    const url = ['--url', 'http://127.0.0.1:8080'];
    const signIn = ['--sign-in', '4001:123987:482917'];
    const device = ['--device', 'K7PX93QM'];
    for (const missing of [url, [...url, ...device], [...url, ...signIn]]) {
      expect(readFlags(missing)).toMatchObject({ ok: false });
    }
    const administrator = { staffNumber: '4001', pin: '123987', totp: '482917' };
    expect(readFlags([...url, ...signIn, ...device])).toMatchObject({
      ok: true,
      flags: { 'sign-in': [administrator], device: 'K7PX93QM' },
    });
    expect(readFlags([...url, '--sign-in', '4001:123987', ...device])).toMatchObject({ ok: true });
  });
});
