import type { RefusalParams } from '../decision.ts';
import type { ClosedVisit, StepEntry } from './state.ts';

/* [OF8] A refused person learns who was first, and when: on another tablet, the same step looks like their own. */

/** The author and time of the last entry; empty without an entry. */
export function reportedByParams(entries: readonly StepEntry[] = []): RefusalParams {
  const last = entries.at(-1);
  return last === undefined ? {} : { by: last.by.name, at: last.recordedAt };
}

/** Who closed the visit, and when. */
export function closedByParams({ closedBy: by, closedAt: at }: ClosedVisit): RefusalParams {
  return { by: by.name, at };
}
