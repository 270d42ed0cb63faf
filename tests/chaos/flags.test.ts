import { describe, expect, it } from 'vitest';
import { helpOf, readFlags } from './flags.ts';
import { kinds } from './kinds.ts';
import type { KindResult } from './kind.ts';
import { edited } from './mutants/build.ts';
import { inServer } from './mutants/mutant.ts';
import { mutants } from './mutants/mutants.ts';
import { reportOf } from './report.ts';

const names = { kinds: ['kill-server', 'races'], mutants: ['sent-twice'] };

describe('the flags', () => {
  it('play every kind with seed 1 unless told otherwise', () => {
    expect(readFlags([], names)).toEqual({ ok: true, flags: { seed: 1, mutants: false } });
    expect(readFlags(['--only', 'races,kill-server', '--rounds', '3'], names)).toMatchObject({ flags: { rounds: 3 } });
    expect(readFlags(['--help'], names)).toEqual({ ok: true, flags: null });
  });

  it.each([[['--only', 'sent-twice']], [['--only', 'races', '--mutants']], [['--rounds', 'many']], [['--fast']]])(
    'say what is wrong with %j',
    (argv) => {
      expect(readFlags(argv, names)).toMatchObject({ ok: false, faults: { length: 1 } });
    },
  );

  it('say of every kind what it does', () => {
    const help = helpOf(kinds);
    expect(kinds.filter(({ name, does }) => !help.includes(name) || !help.includes(does))).toEqual([]);
  });
});

describe('the mutants', () => {
  it('have names of their own, and are caught by kinds that exist', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThanOrEqual(18);
    const known = kinds.map(({ name }) => name);
    expect(mutants.filter(({ caughtBy }) => !known.includes(caughtBy.kind))).toEqual([]);
  });

  it('are an error when their text is not there exactly once', () => {
    expect(edited('a b', inServer('b', 'c'), 'm')).toBe('a c');
    expect(() => edited('a a', inServer('a', 'c'), 'm')).toThrow('2 times');
    expect(() => edited('a', inServer('b', 'c'), 'm')).toThrow('0 times');
  });
});

describe('the report', () => {
  const result: KindResult = { rounds: 2, sent: 9, acknowledged: 5, recoveryMs: [10, 30], verdicts: {}, faults: [] };
  const of = (change: Partial<KindResult>) => reportOf(1, new Map([['races', { ...result, ...change }]]));

  it('counts what was looked at and what is broken', () => {
    const { line, broken } = of({ verdicts: { I1: { checked: 5, violations: ['c1 is lost'] } } });
    expect(line.invariants['I1']).toEqual({ violations: 1, of: 5 });
    expect([line.broken, broken]).toEqual([1, ['races: I1: c1 is lost']]);
  });

  it('fails a kind that acknowledged nothing, and tells of one that can not be tried here', () => {
    expect(of({ acknowledged: 0 }).broken).toHaveLength(1);
    const skipped = of({ acknowledged: 0, skipped: 'no compiler' });
    expect([skipped.broken, skipped.line.kinds]).toEqual([[], { races: { skipped: 'no compiler' } }]);
    expect(reportOf(1, new Map()).broken).toHaveLength(1);
  });
});
