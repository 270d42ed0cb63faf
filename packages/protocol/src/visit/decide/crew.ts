import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import { sameValue } from '../../same-value.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitEvent } from '../events.ts';
import type { StepOutcome, StepEntry, VisitUnderWay } from '../state.ts';
import { rulesOfSteps } from '../../steps/rules.ts';
import { keptOfCrew } from '../crew-step.ts';
import { crewStepOf } from '../route.ts';
import { outcomeOf } from '../judge.ts';
import { holdIfFailed } from './correct.ts';
import { judgementsOnCrew, onlyLeave, secondPersonFault } from './judged-on.ts';
import { isAtItsStation } from './station.ts';

/**
 * [M4] Changes the crew until the admission. New people are verified, those who have passed are not, and the crew as a
 * whole is judged again. [X6] After a fail, anything but letting people leave needs a second person.
 */
export function decideCrew(
  visit: VisitUnderWay,
  { crew, reason }: Extract<VisitCommand, { type: 'changeCrew' }>,
  { actor }: Facts,
): Decision<VisitEvent> {
  if (visit.status !== 'atGate') return refused('crew-fixed');
  const step = crewStepOf(visit);
  if (step !== undefined && !isAtItsStation(visit, step, actor)) return refused('wrong-station', { step: step.id });
  if (sameValue(crew, visit.declaration.crew)) return accepted();
  const fault = onlyLeave(visit, crew) ? null : secondPersonFault(judgementsOnCrew(visit, crew), actor);
  if (fault !== null) return fault;
  const begun = step !== undefined && step.progress !== null;
  const perPerson = begun ? rulesOfSteps[step.kind].perPerson : undefined;
  if (!begun || perPerson === undefined) return accepted({ type: 'crewChanged', crew, reason, outcome: null });
  const kept = keptOfCrew(visit, step, crew);
  const changed = { ...visit, declaration: { ...visit.declaration, crew } };
  const judged = perPerson.judgeCrew(changed, kept);
  const outcome = outcomeOf(changed, step.kind, judged);
  const recomputed = judged.flatMap((entry, i) => recomputedEntry(step.id, entry, kept[i], outcome));
  const events: VisitEvent[] = [{ type: 'crewChanged', crew, reason, outcome }, ...recomputed];
  return accepted(...events, ...holdIfFailed(visit, recomputed));
}

function recomputedEntry(
  stepId: string,
  { version, findings }: StepEntry,
  was: StepEntry | undefined,
  outcome: StepOutcome,
): VisitEvent[] {
  if (was !== undefined && sameValue(was.findings, findings)) return [];
  return [{ type: 'findingsRecomputed', stepId, entry: version, findings, outcome }];
}
