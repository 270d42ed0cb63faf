import type { Invariant } from '../check/checks.ts';

/** A text of the built server that is there once, and what stands in its place. */
export type Edit = {
  file: 'dist/main.js' | `src/${string}.lua`;
  from: string;
  to: string;
};

/** A known fault in the product, and the kind of rounds that must find it. */
export type Mutant = {
  name: string;
  breaks: string; // what does not hold any more
  edits: readonly Edit[];
  caughtBy: { kind: string; rounds: number; invariants: readonly Invariant[] };
};

const commitLua = 'src/log/scripts/commit.lua';

export const inScript = (from: string, to: string): Edit => ({ file: commitLua, from, to });
export const inServer = (from: string, to: string): Edit => ({ file: 'dist/main.js', from, to });
