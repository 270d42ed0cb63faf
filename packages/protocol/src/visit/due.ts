import { hourMs, type Instant, minuteMs } from '../time.ts';
import { currentStep, lastWetting, type VisitStep, stepsOf } from './route.ts';
import { type ExpectedVisit, isUnderWay, type VisitState, type VisitUnderWay } from './state.ts';
import { awaitedResults } from './steps/tests.ts';

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

/** [Q1] Every deadline that this state still waits for, the earliest first. */
export function dueOfVisit(visit: VisitState): Deadline[] {
  if (visit.status === 'expected') return [noShowDeadline(visit)];
  if (!isUnderWay(visit)) return [];
  return [contactDeadlines, slowDeadlines, loopDeadlines, resultDeadlines, overrideDeadlines]
    .flatMap((deadlines) => deadlines(visit))
    .filter(({ key }) => !visit.fired.includes(key))
    .toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** [V27] A declared vehicle that has not come for this long is not expected any more. */
export const noShowAfterMs = 12 * hourMs;

/** What was announced late is expected from its announcement on. */
function noShowDeadline({ declaration: { eta }, announcedAt = eta }: ExpectedVisit): Deadline {
  return { key: 'no-show', kind: 'no-show', at: Math.max(eta, announcedAt) + noShowAfterMs, stepId: null };
}

function contactDeadlines(visit: VisitUnderWay): Deadline[] {
  return stepsOf(visit).flatMap((step) => {
    const wetting = lastWetting(step.progress?.entries ?? []);
    if (step.kind !== 'disinfect' || step.status !== 'running' || wetting === null) return [];
    const key = `contact:${step.id}:${wetting.version}`;
    return [{ key, kind: 'contact-over', at: contactOverAt(visit, wetting.recordedAt), stepId: step.id }] as const;
  });
}

/** [V5] When an agent that was wetted at this moment has worked for long enough; the moment of the record counts, see [OF1]. */
export function contactOverAt(visit: VisitUnderWay, wettedAt: Instant): Instant {
  return wettedAt + visit.limits.contactMinutes * minuteMs;
}

/** [H3] A hold stops the clocks of step and leg. */
function slowDeadlines(visit: VisitUnderWay): Deadline[] {
  const step = currentStep(visit);
  const at = step === null ? null : slowAt(visit, step);
  if (step === null || at === null || visit.held !== null) return [];
  const kind = isUnderWayLeg(step) ? 'leg-slow' : 'step-slow';
  return [{ key: `${kind}:${step.id}:${step.progress?.attempt ?? 1}`, kind, at, stepId: step.id }];
}

/**
 * [Q8] When the visit's current step has taken too long; null when it may wait. A disinfection's limit counts on top of
 * the contact time, and is never over before that.
 */
export function slowAt({ limits, currentSince }: VisitUnderWay, { kind, progress }: VisitStep): Instant | null {
  if (kind === 'arrive' || kind === 'admit') return null;
  const at = currentSince + limits.slowMinutes[kind] * minuteMs;
  if (kind !== 'disinfect') return at;
  const contactMs = limits.contactMinutes * minuteMs;
  return Math.max(at + contactMs, (lastWetting(progress?.entries ?? [])?.recordedAt ?? 0) + contactMs);
}

function isUnderWayLeg(step: VisitStep): boolean {
  return step.kind === 'leg' && step.status === 'running';
}

/**
 * [Q4] The loop's own limit runs from admission on, held or not. [Q6] A hold rings by itself: what the limit has to say waits
 * until it is lifted.
 */
function loopDeadlines(visit: VisitUnderWay): Deadline[] {
  const { admittedAt, limits } = visit;
  if (admittedAt === null || visit.held !== null) return [];
  return [
    { key: 'loop-warn', kind: 'loop-warn', at: admittedAt + limits.loopWarnMinutes * minuteMs, stepId: null },
    {
      key: 'loop-critical',
      kind: 'loop-critical',
      at: admittedAt + limits.loopCriticalMinutes * minuteMs,
      stepId: null,
    },
  ];
}

/** [V23] The result clock runs from the verification on condition, held or not, whatever is corrected but the result. */
function resultDeadlines(visit: VisitUnderWay): Deadline[] {
  return awaitedResults(visit).map(({ version, recordedAt }) => ({
    key: resultDueKey(version),
    kind: 'result-due',
    at: recordedAt + visit.limits.resultMinutes * minuteMs,
    stepId: 'verify-crew',
  }));
}

export function resultDueKey(entry: number): string {
  return `result-due:${entry}`;
}

/** [O4] One that nobody settles lapses, [O8] and so does a waiver that waits for a step in vain. */
function overrideDeadlines(visit: VisitUnderWay): Deadline[] {
  return visit.overrides.flatMap(({ overrideId, stepId, status, lapsesAt, goodUntil }) => {
    const waits = status === 'approved' && visit.steps[stepId]?.status !== 'done';
    const at = status === 'asked' ? lapsesAt : waits ? goodUntil : null;
    return at === null ? [] : [{ key: overrideLapseKey(overrideId), kind: 'override-lapse', at, stepId } as const];
  });
}

export function overrideLapseKey(overrideId: string): string {
  return `override-lapse:${overrideId}`;
}
