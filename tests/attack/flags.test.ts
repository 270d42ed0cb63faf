import { describe, expect, it } from 'vitest';
import { helpOf, readFlags } from './flags.ts';
import { kinds } from './kinds.ts';

const names = kinds.map(({ name }) => name);

describe('the flags of the attacks', () => {
  it('attack in every way without any', () => {
    expect(readFlags([], names)).toEqual({ ok: true, flags: { frames: 100_000, attempts: 10_000, seed: 1 } });
  });

  it('name every fault', () => {
    expect(readFlags(['--frames', 'many', '--seed', '-1'], names)).toMatchObject({ ok: false, faults: { length: 1 } });
    expect(readFlags(['--frames', 'many', '--seed=-1'], names)).toMatchObject({ ok: false, faults: { length: 2 } });
    expect(readFlags(['--hard'], names)).toMatchObject({ ok: false });
    expect(readFlags(['--only', 'kindness'], names)).toMatchObject({ ok: false });
  });

  it('tell of themselves and of the kinds when asked', () => {
    expect(readFlags(['--help'], names)).toEqual({ ok: true, flags: null });
    expect(helpOf(names)).toContain('--only NAME');
    for (const name of names) expect(helpOf(names)).toContain(name);
  });

  it('choose one kind, or several', () => {
    for (const name of names) expect(readFlags(['--only', name], names)).toMatchObject({ flags: { only: [name] } });
    expect(readFlags(['--only', 'frames,slow'], names)).toMatchObject({ flags: { only: ['frames', 'slow'] } });
    expect(readFlags(['--only', 'frames,kindness'], names)).toMatchObject({ ok: false });
  });
});
