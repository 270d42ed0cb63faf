import type { CrewMember } from '../declaration/declaration.ts';
import { rulesOfSteps } from '../steps/rules.ts';
import type { VisitStep, StepEntry, VisitUnderWay } from './state.ts';

/** [M4] The entries of the verification that stay valid with this crew. */
export function keptOfCrew(
  visit: VisitUnderWay,
  { kind, progress }: VisitStep,
  crew: readonly CrewMember[],
): StepEntry[] {
  const entries = progress?.entries ?? [];
  return rulesOfSteps[kind].perPerson?.kept(entries, visit, crew) ?? [...entries];
}
