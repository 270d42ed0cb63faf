import { calledAfter, type ClockJump, safelyAfter } from '../site/clock-jumps.ts';
import { hourMs, type Instant, minuteMs } from '../time.ts';
import type { Wait } from '../steps/define.ts';
import { rulesOfSteps } from '../steps/rules.ts';
import { slowMinutesOf } from '../steps/slow.ts';
import { awaitedResults } from '../steps/verify-crew/tests.ts';
import { crewStepOf, currentStep, isDrive, stepsOf, waitIn } from './route.ts';
import {
  type Deadline,
  type ExpectedVisit,
  isUnderWay,
  type Override,
  type VisitState,
  type VisitStep,
  type VisitUnderWay,
} from './state.ts';
import { waivesUntil } from './waivers.ts';

/**
 * [Q1] The pending deadlines of a visit, the earliest first.
 *
 * @param jumps jumps of the site's clock, which move the end of a duration [CL1] [CL2]
 */
export function dueOfVisit(visit: VisitState, jumps: readonly ClockJump[]): Deadline[] {
  if (visit.status === 'expected') return [noShowDeadline(visit, jumps)];
  if (!isUnderWay(visit)) return [];
  return [contactDeadlines, slowDeadlines, loopDeadlines, resultDeadlines, overrideDeadlines]
    .flatMap((deadlines) => deadlines(visit, jumps))
    .filter(({ key }) => !visit.fired.includes(key))
    .toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** [V27] A declared vehicle that has not come after this time is not expected any more. */
export const noShowAfterMs = 12 * hourMs;

/** [V27] A late announcement counts from its own time. */
function noShowDeadline({ declaration: { eta }, announcedAt }: ExpectedVisit, jumps: readonly ClockJump[]): Deadline {
  const at = calledAfter(Math.max(eta, announcedAt), noShowAfterMs, jumps);
  return { key: 'no-show', kind: 'no-show', at, stepId: null };
}

function contactDeadlines(visit: VisitUnderWay, jumps: readonly ClockJump[]): Deadline[] {
  return stepsOf(visit).flatMap((step) => {
    const wait = step.status === 'running' ? waitIn(visit, step) : null;
    if (wait === null) return [];
    const key = `contact:${step.id}:${wait.since.version}`;
    return [{ key, kind: 'contact-over', at: waitOverAt(wait, jumps), stepId: step.id }] as const;
  });
}

/** [OF1] When a time within a step is over. It counts from the moment of the record. */
export function waitOverAt({ since, ms }: Wait, jumps: readonly ClockJump[]): Instant {
  return safelyAfter(since.recordedAt, ms, jumps);
}

/** When the time within this step is over; null before it begins. */
export function waitEndOf(visit: VisitUnderWay, step: VisitStep, jumps: readonly ClockJump[]): Instant | null {
  const wait = waitIn(visit, step);
  return wait === null ? null : waitOverAt(wait, jumps);
}

/** [H3] A hold stops the clocks of step and leg. */
function slowDeadlines(visit: VisitUnderWay, jumps: readonly ClockJump[]): Deadline[] {
  const step = currentStep(visit);
  const at = step === null ? null : slowAt(visit, step, jumps);
  if (step === null || at === null || visit.held !== null) return [];
  const kind = isUnderWayLeg(step) ? 'leg-slow' : 'step-slow';
  return [{ key: `${kind}:${step.id}:${step.progress?.attempt ?? 1}`, kind, at, stepId: step.id }];
}

/**
 * [Q8] When the current step has taken too long; null when it has no limit. The limit of a step with a time of its own
 * counts in addition to that time and ends after it.
 */
export function slowAt(visit: VisitUnderWay, step: VisitStep, jumps: readonly ClockJump[]): Instant | null {
  const { limits, currentSince } = visit;
  const minutes = slowMinutesOf(step.kind, limits);
  if (minutes === null) return null;
  const usualWaitMs = rulesOfSteps[step.kind].usualWaitMs?.(limits) ?? 0;
  const at = calledAfter(currentSince, minutes * minuteMs + usualWaitMs, jumps);
  return Math.max(at, waitEndOf(visit, step, jumps) ?? at);
}

function isUnderWayLeg(step: VisitStep): boolean {
  return isDrive(step) && step.status === 'running';
}

/**
 * [Q4] The loop's limits run from the admission, held or not. [Q6] The alert of a hold rings already, so they wait
 * until it is lifted.
 */
function loopDeadlines(visit: VisitUnderWay, jumps: readonly ClockJump[]): Deadline[] {
  const limits = visit.held === null ? loopLimitsAt(visit, jumps) : null;
  if (limits === null) return [];
  return [
    { key: 'loop-warn', kind: 'loop-warn', at: limits.warnAt, stepId: null },
    { key: 'loop-critical', kind: 'loop-critical', at: limits.criticalAt, stepId: null },
  ];
}

/** [Q4] When the loop's limits are reached, held or not; null before the admission. */
export function loopLimitsAt(
  { admittedAt, limits }: VisitUnderWay,
  jumps: readonly ClockJump[],
): { warnAt: Instant; criticalAt: Instant } | null {
  if (admittedAt === null) return null;
  const after = (minutes: number) => calledAfter(admittedAt, minutes * minuteMs, jumps);
  return { warnAt: after(limits.loopWarnMinutes), criticalAt: after(limits.loopCriticalMinutes) };
}

/**
 * [V23] The time for a result runs from the conditional verification, held or not. Only a correction of the result
 * stops it.
 */
function resultDeadlines(visit: VisitUnderWay, jumps: readonly ClockJump[]): Deadline[] {
  const stepId = crewStepOf(visit)?.id ?? null;
  return awaitedResults(visit).map(({ version, recordedAt }) => ({
    key: resultDueKey(version),
    kind: 'result-due',
    at: calledAfter(recordedAt, visit.limits.resultMinutes * minuteMs, jumps),
    stepId,
  }));
}

/** The key of the deadline for a result. `entry` is the version of the event that brought the verification. */
export function resultDueKey(entry: number): string {
  return `result-due:${entry}`;
}

/** [O4] An open request lapses; [O8] so does an unused waiver. */
function overrideDeadlines(visit: VisitUnderWay, jumps: readonly ClockJump[]): Deadline[] {
  return visit.overrides.flatMap((override) => {
    const { overrideId, stepId, status } = override;
    const waits = status === 'approved' && visit.steps[stepId]?.status !== 'done';
    const at = status === 'asked' ? lapsesAt(override, jumps) : waits ? waivesUntil(override, jumps) : null;
    return at === null ? [] : [{ key: overrideLapseKey(overrideId), kind: 'override-lapse', at, stepId } as const];
  });
}

/** [O4] When a request lapses. Jumps of the clock do not shorten the time for a decision. */
export function lapsesAt(override: Pick<Override, 'at' | 'lapsesAt'>, jumps: readonly ClockJump[]): Instant {
  return calledAfter(override.at, override.lapsesAt - override.at, jumps);
}

/** The key of the deadline at which a request or a waiver lapses. */
export function overrideLapseKey(overrideId: string): string {
  return `override-lapse:${overrideId}`;
}
