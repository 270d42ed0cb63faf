import type { Instant } from '../time.ts';
import type { VisitState } from '../visit/state.ts';
import type { Command } from '../wire/command.ts';

type Recording = Pick<Command, 'observedAt' | 'offline'>;

/**
 * [OF1] When a command counts as recorded: now, unless it was recorded offline. Then it is the device's time, limited
 * to the range from `notBefore` to `now`.
 *
 * @param notBefore usually the latest moment that the visit has on record
 */
export function recordedAt({ observedAt, offline }: Recording, now: Instant, notBefore: Instant): Instant {
  return offline === true ? Math.min(now, Math.max(observedAt, notBefore)) : now;
}

/** The latest moment at which anything of this visit was recorded. */
export function lastRecordedAt({ declaration, steps }: VisitState): Instant {
  const entries = Object.values(steps).flatMap((step) => step.entries);
  return Math.max(declaration.declaredAt, ...entries.map((entry) => entry.recordedAt));
}
