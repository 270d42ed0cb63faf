import type { Flags } from '../flags.ts';

export type Fsync = 'always' | 'everysec';
export type Part = 'limit' | 'echo' | 'peers';

/** How much of everything one round does. */
export type Amounts = {
  rounds: number;
  fsync: readonly Fsync[];
  parts: readonly Part[];
  tablets: number;
  followers: number;
  steps: number; // as fast as they are acknowledged
  warmUp: number; // before them, not measured
  openSeconds: number; // at a fixed rate
  perSecond: number; // the lower one of the two fixed rates
  echoes: number;
  recorded: number; // commits that the limit is measured with
  counted: number; // steps of which every command is counted
};

export const allParts = ['limit', 'echo', 'peers'] as const;

const both = ['always', 'everysec'] as const;

const usual = { warmUp: 2_000, openSeconds: 5, echoes: 40_000, recorded: 3_000, counted: 3_000 };
const quickly = { rounds: 1, warmUp: 700, openSeconds: 2, echoes: 10_000, recorded: 800, counted: 500 };

export function amountsFor({ tablets, followers, fsync, parts, quick, rounds, steps }: Flags): Amounts {
  const asked = { tablets, followers, parts, perSecond: 100 };
  if (quick) return { ...asked, ...quickly, steps: Math.min(1_500, steps), fsync: each(fsync ?? 'always') };
  return { ...asked, ...usual, rounds, steps, fsync: each(fsync ?? 'both') };
}

function each(fsync: Fsync | 'both'): readonly Fsync[] {
  return fsync === 'both' ? both : [fsync];
}
