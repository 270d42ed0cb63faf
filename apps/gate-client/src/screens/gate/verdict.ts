import type { Instant } from '@cordon/protocol/time.ts';
import {
  type HoldReason,
  type VisitStep,
  isUnderWay,
  type ClosedVisit,
  type VisitState,
  type VisitUnderWay,
} from '@cordon/protocol/visit/state.ts';
import { rulesOfSteps } from '@cordon/protocol/steps/rules.ts';
import { currentStep } from '@cordon/protocol/visit/route.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import { type Act, isReady } from '../../steps/model/acts.ts';
import type { Admission } from '../../steps/model/seen.ts';
import { type LockdownWord, lockdownWord } from '../../steps/model/lockdown.ts';

export const verdictWords = [
  'expected',
  'notYet',
  'waiting',
  'mayEnter',
  'mayNotEnter',
  'held',
  'inside',
  'onTheWayOut',
  'notCompared',
  'mayLeave',
  'released',
  'refused',
  'escortedOut',
  'cancelled',
  'lapsed',
] as const;
export type VerdictWord = (typeof verdictWords)[number];

export type VerdictMark = 'pass' | 'hold' | 'refuse' | 'waiting' | 'running' | 'offline';

/** The one reason beside the verdict. */
export type VerdictReason =
  | { kind: 'eta'; at: Instant }
  | { kind: 'next'; step: VisitStep }
  | { kind: 'contact'; step: VisitStep; until: Instant } // an agent works, and nothing else is to be done meanwhile
  | { kind: 'rules'; rules: VisitRule[]; since: Instant | null }
  | { kind: 'hold'; reason: HoldReason; since: Instant; by: string }
  | { kind: 'text'; text: string }
  | { kind: 'at'; at: Instant };

export type Verdict = { word: VerdictWord | LockdownWord; mark: VerdictMark; reason: VerdictReason | null };

/**
 * [U122] May this vehicle pass? One word, one mark, one reason. [U299] In a lockdown the word is what the lockdown means
 * for this vehicle; the reason stays, since work at the gate goes on.
 *
 * @param admission its conditions as they stand now; looked at only while the vehicle stands before its admission
 * @param isLockdown nothing enters and nothing leaves
 * @param next what the officer does next; it may overlap the step that is current
 */
export function verdictOf(
  visit: VisitState,
  admission: Admission | null,
  isLockdown: boolean,
  next: Act | null,
  now: Instant,
): Verdict {
  const verdict = usualVerdict(visit, admission, next, now);
  const word = isLockdown ? lockdownWord(visit) : null;
  return word === null ? verdict : { ...verdict, word, mark: 'refuse' };
}

function usualVerdict(visit: VisitState, admission: Admission | null, next: Act | null, now: Instant): Verdict {
  if (visit.status === 'expected') {
    return { word: 'expected', mark: 'running', reason: { kind: 'eta', at: visit.declaration.eta } };
  }
  if (!isUnderWay(visit)) return closedVerdict(visit);
  if (visit.held !== null) {
    const { reason, since, by } = visit.held;
    return { word: 'held', mark: 'hold', reason: { kind: 'hold', reason, since, by: by.name } };
  }
  const step = currentStep(visit);
  if (step === null) return { word: 'inside', mark: 'running', reason: null };
  if (rulesOfSteps[step.kind].isBlind === true) {
    return { word: 'notCompared', mark: 'running', reason: { kind: 'next', step } };
  }
  switch (rulesOfSteps[step.kind].moves) {
    case 'enters':
      return admission === null ? notYet(step) : admitVerdict(visit, admission);
    case 'leaves':
      return { word: 'mayLeave', mark: 'pass', reason: null };
    default:
      if (visit.status === 'atGate') return next === null ? notYet(step) : beforeNext(next, now);
      return { word: step.stop === null ? 'onTheWayOut' : 'inside', mark: 'running', reason: { kind: 'next', step } };
  }
}

function beforeNext(act: Act, now: Instant): Verdict {
  if (act.readyAt === null || isReady(act, now)) return notYet(act.step);
  return { word: 'notYet', mark: 'running', reason: { kind: 'contact', step: act.step, until: act.readyAt } };
}

function notYet(step: VisitStep): Verdict {
  return { word: 'notYet', mark: 'running', reason: { kind: 'next', step } };
}

/* What the vehicle itself fails weighs more than what the site is not ready for: waiting would not mend it. */
function admitVerdict({ currentSince }: VisitUnderWay, { waiting, failing }: Admission): Verdict {
  if (failing.length > 0) {
    return { word: 'mayNotEnter', mark: 'refuse', reason: { kind: 'rules', rules: failing, since: null } };
  }
  if (waiting.length > 0) {
    return { word: 'waiting', mark: 'waiting', reason: { kind: 'rules', rules: waiting, since: currentSince } };
  }
  return { word: 'mayEnter', mark: 'pass', reason: null };
}

function closedVerdict({ status, reason, closedAt }: ClosedVisit): Verdict {
  const why: VerdictReason = reason === null ? { kind: 'at', at: closedAt } : { kind: 'text', text: reason };
  switch (status) {
    case 'released':
      return { word: status, mark: 'pass', reason: why };
    case 'refused':
    case 'escortedOut':
      return { word: status, mark: 'refuse', reason: why };
    case 'cancelled':
    case 'lapsed':
      return { word: status, mark: 'offline', reason: why };
    default:
      return status satisfies never;
  }
}
