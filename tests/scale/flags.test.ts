import { expect, it } from 'vitest';
import { help, parts, readFlags } from './flags.ts';

it('measures everything without any flag', () => {
  expect(readFlags([])).toEqual({ ok: true, flags: { followers: 96, sites: 6, rounds: 5 } });
});

it('measures one part alone, or several', () => {
  for (const only of parts) expect(readFlags(['--only', only])).toMatchObject({ flags: { only: [only] } });
  expect(readFlags(['--only', 'cost,sites'])).toMatchObject({ flags: { only: ['cost', 'sites'] } });
});

it('names every flag that it does not understand, and tells of all when asked', () => {
  expect(readFlags(['--rounds', 'many', '--only', 'luck'])).toMatchObject({ ok: false, faults: { length: 2 } });
  expect(readFlags(['--fast'])).toMatchObject({ ok: false, faults: { length: 1 } });
  expect(readFlags(['--help'])).toEqual({ ok: true, flags: null });
  expect(help).toContain('--followers COUNT');
});
