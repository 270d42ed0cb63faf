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

export function amountsFor(flags: Flags): Amounts {
  const { tablets, followers, fsync, parts, quick } = flags;
  const usual = {
    tablets,
    followers,
    parts,
    perSecond: 100,
    fsync: fsync === 'both' ? (['always', 'everysec'] as const) : [fsync],
  };
  return quick
    ? {
        ...usual,
        rounds: 1,
        steps: Math.min(2_000, flags.steps),
        warmUp: 1_000,
        openSeconds: 2,
        echoes: 10_000,
        recorded: 1_200,
        counted: 1_000,
      }
    : {
        ...usual,
        rounds: flags.rounds,
        steps: flags.steps,
        warmUp: 2_000,
        openSeconds: 5,
        echoes: 40_000,
        recorded: 6_000,
        counted: 3_000,
      };
}
