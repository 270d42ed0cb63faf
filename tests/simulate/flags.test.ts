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

  it('asks for an administrator of a server that is not its own', () => {
    expect(readFlags(['--url', 'http://127.0.0.1:8080'])).toMatchObject({ ok: false });
    expect(readFlags(['--url', 'http://127.0.0.1:8080', '--sign-in', '4001:123987'])).toMatchObject({
      ok: true,
      flags: { 'sign-in': [{ staffNumber: '4001', pin: '123987' }] },
    });
  });
});
