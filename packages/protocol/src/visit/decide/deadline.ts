import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import { jumpsOf } from '../../site/clock-jumps.ts';
import type { PassDeadline } from '../../wire/command.ts';
import { dueOfVisit } from '../due.ts';
import type { VisitEvent } from '../events.ts';
import type { VisitState } from '../state.ts';

/** [Q2] The deadline must still be pending, and its time must have come. */
export function decideDeadline(visit: VisitState, command: PassDeadline, { now, site }: Facts): Decision<VisitEvent> {
  const deadline = dueOfVisit(visit, jumpsOf(site)).find(({ key }) => key === command.deadline);
  if (deadline === undefined || now < deadline.at) return refused('deadline-not-due', { deadline: command.deadline });
  return accepted({ type: 'deadlinePassed', deadline });
}
