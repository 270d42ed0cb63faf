import type { CrewMember } from '../../declaration/declaration.ts';
import { type Decision, refused } from '../../decision.ts';
import type { ErrorCode } from '../../errors.ts';
import type { Actor } from '../../roles.ts';
import { sameValue } from '../../same-value.ts';
import { type StepKind, stepKinds } from '../../steps/kinds.ts';
import { rulesOfSteps } from '../../steps/rules.ts';
import { awaitedResults, resultAdded } from '../../steps/verify-crew/tests.ts';
import { visitAccess } from '../access.ts';
import type { VisitEvent } from '../events.ts';
import type { StepReport } from '../report.ts';
import { crewStepOf, stepsOf } from '../route.ts';
import { type VisitStep, type StepEntry, type VisitUnderWay } from '../state.ts';

/** A judgement on a report or on the announcement, with the IDs of the people who had a part in it. */
export type Judgement = { stepId: string; people: (string | null)[] };

/**
 * [X5] The judgements on a report: its own fails, held or waived, and every later step, in any attempt, whose rules
 * judge reports of this kind.
 */
export function judgementsOn(visit: VisitUnderWay, step: VisitStep, entry: StepEntry): Judgement[] {
  const own = hasFail(entry) ? [{ stepId: step.id, people: [] }] : [];
  const steps = stepsOf(visit);
  const later = steps.slice(steps.findIndex(({ id }) => id === step.id) + 1);
  return [...own, ...later.flatMap((judging) => madeBy(judging, rulesOfSteps[step.kind].judgedBy))].map(
    (judgement) => ({
      ...judgement,
      people: [entry.by.personId, ...judgement.people],
    }),
  );
}

/**
 * [X6] The judgements on the crew: a fail of their verification, also of a person who left and returns, and the
 * admission.
 */
export function judgementsOnCrew(visit: VisitUnderWay, crew: readonly CrewMember[]): Judgement[] {
  const { kind, progress } = crewStepOf(visit) ?? {};
  const { attempt = 1, entries = [] } = progress ?? {};
  const failed = attempt > 1 || entries.some(hasFail) || comesBack(visit, crew);
  const looking = kindsThatLookAt('crew');
  return stepsOf(visit).flatMap((judging) =>
    madeBy(judging, failed && kind !== undefined ? [...looking, kind] : looking),
  );
}

/** [X6] The judgements on the stops: the admission, which judges the route and the room at the first point. */
export function judgementsOnStops(visit: VisitUnderWay): Judgement[] {
  return stepsOf(visit).flatMap((judging) => madeBy(judging, kindsThatLookAt('stops')));
}

function kindsThatLookAt(what: 'crew' | 'stops'): StepKind[] {
  return stepKinds.filter((kind) => rulesOfSteps[kind].looksAt?.includes(what));
}

function madeBy({ id, kind, progress }: VisitStep, kinds: readonly StepKind[]): Judgement[] {
  if (progress === null || !kinds.includes(kind)) return [];
  return [{ stepId: id, people: [...progress.entries.map(({ by }) => by.personId), ...progress.earlierBy] }];
}

function hasFail({ findings }: StepEntry): boolean {
  return findings.some(({ outcome }) => outcome === 'fail');
}

/**
 * [X5] What was judged is changed by a person who may decide on a held visit and made neither the report nor the
 * reading that it was judged with.
 *
 * @returns the refusal, `report-judged` or `judged-same-person`; null when this person may
 */
export function secondPersonFault(judgements: readonly Judgement[], actor: Actor): Decision<VisitEvent> | null {
  const latest = judgements.at(-1);
  if (latest === undefined || actor.kind !== 'person') return null;
  if (!visitAccess.resumeVisit.includes(actor.role)) return refused('report-judged', { step: latest.stepId });
  const own = judgements.find(({ people }) => people.includes(actor.personId));
  return own === undefined ? null : refused('judged-same-person', { step: own.stepId });
}

/**
 * [X7] Whether the report only adds the result that the admission waited for: a positive one by anybody who may correct
 * it, a negative one by another person than the one who verified.
 */
export function completesResult(visit: VisitUnderWay, entry: StepEntry, report: StepReport, actor: Actor): boolean {
  if (!awaitedResults(visit).some(({ version }) => version === entry.version)) return false;
  if (hasFail(entry)) return false;
  const result = resultAdded(entry.report, report);
  if (result === 'positive') return true;
  return result === 'negative' && actor.kind === 'person' && actor.personId !== entry.by.personId;
}

/** The refusal for a person who may not correct a report in any way; null when they may, or may add its result. */
export function correctionFault(
  visit: VisitUnderWay,
  step: VisitStep,
  entry: StepEntry,
  actor: Actor,
): ErrorCode | null {
  if (awaitedResults(visit).some(({ version }) => version === entry.version)) return null;
  const fault = secondPersonFault(judgementsOn(visit, step, entry), actor);
  return fault === null || fault.ok ? null : fault.code;
}

/** [X6] Whether people only leave the crew and nobody who left returns, so that no judgement improves. */
export function onlyLeave(visit: VisitUnderWay, crew: readonly CrewMember[]): boolean {
  const stays = (member: CrewMember) => visit.declaration.crew.some((known) => sameValue(known, member));
  return crew.every(stays) && crew.length < visit.declaration.crew.length;
}

/* People who left the crew with a fail. */
function comesBack(visit: VisitUnderWay, crew: readonly CrewMember[]): boolean {
  const failed = new Set(visit.changes.flatMap(({ what }) => (what.kind === 'crew' ? what.failed : [])));
  return crew.some(({ personId }) => failed.has(personId));
}
