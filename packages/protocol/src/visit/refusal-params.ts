import type { RefusalParams } from '../decision.ts';
import type { ClosedVisit, StepEntry } from './state.ts';

/* [OF8] Whoever lost a race is told who was there first, and when: on two tablets the same step looks like one's own. */

export function reportedByParams(entries: readonly StepEntry[] = []): RefusalParams {
  const last = entries.at(-1);
  return last === undefined ? {} : { by: last.by.name, at: last.recordedAt };
}

export function closedByParams({ closedBy: by, closedAt: at }: ClosedVisit): RefusalParams {
  return { by: by.name, at };
}
