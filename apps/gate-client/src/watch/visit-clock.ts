import type { ClockJump } from '@cordon/protocol/site/clock-jumps.ts';
import { loopLimitsAt, slowAt, waitOverAt } from '@cordon/protocol/visit/due.ts';
import { currentStep, isDrive, waitIn } from '@cordon/protocol/visit/route.ts';
import { isUnderWay, type VisitState, type VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { duration } from '../i18n/format.ts';
import type { Words } from '../i18n/words.tsx';

/**
 * What a visit is waiting for now. `eta` counts to the announced arrival, `contact` to the end of the contact time (good
 * when it is over), `leg` and `step` against their limits, `wait` and `held` only count up.
 */
export type VisitClock = {
  kind: 'eta' | 'contact' | 'contact-over' | 'leg' | 'step' | 'wait' | 'held';
  since: number;
  limitAt: number | null;
};

export type Tone = 'calm' | 'near' | 'over';

/** [U60] The one clock that a card shows. A hold hides the step's clock, because it has stopped. */
export function clockOf(visit: VisitState, now: number, jumps: readonly ClockJump[]): VisitClock | null {
  if (visit.status === 'expected') return { kind: 'eta', since: visit.declaration.eta, limitAt: visit.declaration.eta };
  if (!isUnderWay(visit)) return null;
  if (visit.held !== null) return { kind: 'held', since: visit.held.since, limitAt: null };
  return stepClock(visit, now, jumps);
}

function stepClock(visit: VisitUnderWay, now: number, jumps: readonly ClockJump[]): VisitClock | null {
  const step = currentStep(visit);
  if (step === null) return null;
  const since = visit.currentSince;
  const limitAt = slowAt(visit, step, jumps);
  const wait = waitIn(visit, step);
  if (wait !== null) {
    const overAt = waitOverAt(wait, jumps);
    return now < overAt
      ? { kind: 'contact', since: wait.since.at, limitAt: overAt }
      : { kind: 'contact-over', since: overAt, limitAt };
  }
  if (isDrive(step) && step.status === 'running') return { kind: 'leg', since, limitAt };
  return { kind: limitAt === null ? 'wait' : 'step', since, limitAt };
}

/** How far a clock has run, 0 to 1; null where there is no limit to run to. */
export function partOf({ kind, since, limitAt }: VisitClock, now: number): number | null {
  if (limitAt === null || kind === 'eta' || limitAt <= since) return null;
  return Math.min(1, Math.max(0, (now - since) / (limitAt - since)));
}

const nearPart = 0.8;

/** [U61] Near from four fifths of the limit on, over at the limit. Contact time that runs is nothing to worry about. */
export function toneOf(clock: VisitClock, now: number): Tone {
  if (clock.kind === 'contact' || clock.kind === 'eta') return 'calm';
  if (clock.limitAt !== null && now >= clock.limitAt) return 'over';
  return (partOf(clock, now) ?? 0) >= nearPart ? 'near' : 'calm';
}

/** The loop's own clock, from admission to its two limits; held or not. */
export type LoopClock = { since: number; warnAt: number; criticalAt: number };

export function loopOf(visit: VisitState, jumps: readonly ClockJump[]): LoopClock | null {
  if (!isUnderWay(visit) || visit.admittedAt === null) return null;
  const limits = loopLimitsAt(visit, jumps);
  return limits && { since: visit.admittedAt, ...limits };
}

export function loopToneOf({ since, warnAt, criticalAt }: LoopClock, now: number): Tone | 'critical' {
  if (now >= criticalAt) return 'critical';
  if (now >= warnAt) return 'over';
  return now >= since + (warnAt - since) * nearPart ? 'near' : 'calm';
}

/** What a clock counts, and how it stands: 作用时间 · 剩 12:41 */
type ClockWords = { label: string; text: string };

export function clockWords({ t }: Words, { kind, since, limitAt }: VisitClock, now: number): ClockWords {
  const label = t(`board.clocks.${kind}`);
  if (kind === 'eta') {
    const late = now - since;
    return { label, text: t(late > 0 ? 'board.clock.late' : 'board.clock.inTime', { time: duration(Math.abs(late)) }) };
  }
  if (limitAt === null) return { label, text: t('board.clock.gone', { time: duration(now - since) }) };
  const left = limitAt - now;
  return { label, text: t(left > 0 ? 'board.clock.left' : 'board.clock.over', { time: duration(Math.abs(left)) }) };
}
