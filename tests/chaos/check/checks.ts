import { acknowledged } from './acknowledged.ts';
import { deadlines } from './deadlines.ts';
import type { Check, Evidence, Verdict } from './evidence.ts';
import { followers } from './followers.ts';
import { once } from './once.ts';
import { paths } from './paths.ts';
import { races } from './races.ts';
import { rights } from './rights.ts';

/** Each invariant with its check; `docs/reliability.md` says what each of them promises. */
export const checks = {
  I1: acknowledged,
  I2: paths,
  I3: once,
  I4: followers,
  I5: deadlines,
  I7: rights,
  races,
} as const satisfies Record<string, Check>;
export type Invariant = keyof typeof checks;
export type Verdicts = Readonly<Record<Invariant, Verdict>>;

export const invariants = Object.keys(checks) as Invariant[];

export function checkAll(evidence: Evidence): Verdicts {
  const verdicts = invariants.map((name) => [name, checks[name](evidence)] as const);
  return Object.fromEntries(verdicts) as Record<Invariant, Verdict>;
}
