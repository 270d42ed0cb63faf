import type { Instant } from '../time.ts';
import type { VisitState } from '../visit/state.ts';
import type { Command } from '../wire/command.ts';

type Recording = Pick<Command, 'observedAt' | 'offline'>;

/**
 * [OF1] When a command is judged to have been recorded: now, unless it says that the server could not be asked. Then it is
 * the moment that the device reckoned, not before what the visit has on record already and not after now. Within that
 * the device's word counts.
 */
export function recordedAt({ observedAt, offline }: Recording, now: Instant, notBefore: Instant): Instant {
  return offline === true ? Math.min(now, Math.max(observedAt, notBefore)) : now;
}

/** The latest moment that anything of this visit was recorded at. */
export function lastRecordedAt({ declaration, steps }: VisitState): Instant {
  const entries = Object.values(steps).flatMap((step) => step.entries);
  return Math.max(declaration.declaredAt, ...entries.map((entry) => entry.recordedAt));
}
