import { calledAfter, type ClockJump, safelyAfter } from '../site/clock-jumps.ts';
import { hourMs, type Instant, minuteMs } from '../time.ts';
import { currentStep, lastWetting, type VisitStep, stepsOf } from './route.ts';
import { type ExpectedVisit, isUnderWay, type Override, type VisitState, type VisitUnderWay } from './state.ts';
import { awaitedResults } from './steps/tests.ts';
import { waivesUntil } from './waivers.ts';

/** A moment that the visit waits for. Its key names what it is about, so that it passes once. */
export type Deadline = {
  key: string; // `contact:disinfect-vehicle:7`
  kind:
    | 'contact-over'
    | 'step-slow'
    | 'leg-slow'
    | 'loop-warn'
    | 'loop-critical'
    | 'result-due'
    | 'override-lapse'
    | 'no-show';
  at: Instant;
  stepId: string | null;
};

/**
 * [Q1] Every deadline that this state still waits for, the earliest first.
 *
 * @param jumps those of the site's clock: a duration that one lies in is over that much later [CL1] [CL2]
 */
export function dueOfVisit(visit: VisitState, jumps: readonly ClockJump[]): Deadline[] {
  if (visit.status === 'expected') return [noShowDeadline(visit, jumps)];
  if (!isUnderWay(visit)) return [];
  return [contactDeadlines, slowDeadlines, loopDeadlines, resultDeadlines, overrideDeadlines]
    .flatMap((deadlines) => deadlines(visit, jumps))
    .filter(({ key }) => !visit.fired.includes(key))
    .toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** [V27] A declared vehicle that has not come for this long is not expected any more. */
export const noShowAfterMs = 12 * hourMs;

/** What was announced late is expected from its announcement on. */
function noShowDeadline({ declaration: { eta }, announcedAt }: ExpectedVisit, jumps: readonly ClockJump[]): Deadline {
  const at = calledAfter(Math.max(eta, announcedAt), noShowAfterMs, jumps);
  return { key: 'no-show', kind: 'no-show', at, stepId: null };
}

function contactDeadlines(visit: VisitUnderWay, jumps: readonly ClockJump[]): Deadline[] {
  return stepsOf(visit).flatMap((step) => {
    const wetting = lastWetting(step.progress?.entries ?? []);
    if (step.kind !== 'disinfect' || step.status !== 'running' || wetting === null) return [];
    const key = `contact:${step.id}:${wetting.version}`;
    return [
      { key, kind: 'contact-over', at: contactOverAt(visit, wetting.recordedAt, jumps), stepId: step.id },
    ] as const;
  });
}

/** [V5] When an agent that was wetted at this moment has worked for long enough; the moment of the record counts, see [OF1]. */
export function contactOverAt(visit: VisitUnderWay, wettedAt: Instant, jumps: readonly ClockJump[]): Instant {
  return safelyAfter(wettedAt, visit.limits.contactMinutes * minuteMs, jumps);
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
 * [Q8] When the visit's current step has taken too long; null when it may wait. A disinfection's limit counts on top of
 * the contact time, and is never over before that.
 */
export function slowAt(
  visit: VisitUnderWay,
  { kind, progress }: VisitStep,
  jumps: readonly ClockJump[],
): Instant | null {
  if (kind === 'arrive' || kind === 'admit') return null;
  const { limits, currentSince } = visit;
  const slowMs = limits.slowMinutes[kind] * minuteMs;
  if (kind !== 'disinfect') return calledAfter(currentSince, slowMs, jumps);
  const at = calledAfter(currentSince, slowMs + limits.contactMinutes * minuteMs, jumps);
  const wetting = lastWetting(progress?.entries ?? []);
  return wetting === null ? at : Math.max(at, contactOverAt(visit, wetting.recordedAt, jumps));
}

function isUnderWayLeg(step: VisitStep): boolean {
  return step.kind === 'leg' && step.status === 'running';
}

/**
 * [Q4] The loop's own limit runs from admission on, held or not. [Q6] A hold rings by itself: what the limit has to say waits
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

/** [V23] The result clock runs from the verification on condition, held or not, whatever is corrected but the result. */
function resultDeadlines(visit: VisitUnderWay, jumps: readonly ClockJump[]): Deadline[] {
  return awaitedResults(visit).map(({ version, recordedAt }) => ({
    key: resultDueKey(version),
    kind: 'result-due',
    at: calledAfter(recordedAt, visit.limits.resultMinutes * minuteMs, jumps),
    stepId: 'verify-crew',
  }));
}

export function resultDueKey(entry: number): string {
  return `result-due:${entry}`;
}

/** [O4] One that nobody settles lapses, [O8] and so does a waiver that waits for a step in vain. */
function overrideDeadlines(visit: VisitUnderWay, jumps: readonly ClockJump[]): Deadline[] {
  return visit.overrides.flatMap((override) => {
    const { overrideId, stepId, status } = override;
    const waits = status === 'approved' && visit.steps[stepId]?.status !== 'done';
    const at = status === 'asked' ? lapsesAt(override, jumps) : waits ? waivesUntil(override, jumps) : null;
    return at === null ? [] : [{ key: overrideLapseKey(overrideId), kind: 'override-lapse', at, stepId } as const];
  });
}

/** [O4] Whoever decides has their whole time, whatever became of the clock meanwhile. */
export function lapsesAt(override: Pick<Override, 'at' | 'lapsesAt'>, jumps: readonly ClockJump[]): Instant {
  return calledAfter(override.at, override.lapsesAt - override.at, jumps);
}

export function overrideLapseKey(overrideId: string): string {
  return `override-lapse:${overrideId}`;
}
