import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import { type Instant, minuteMs } from '../../time.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitEvent } from '../events.ts';
import type { Settled, Override, VisitUnderWay } from '../state.ts';
import { isOpenFail } from '../finding.ts';
import { outcomeOf } from '../judge.ts';
import { isTriedAgain, isWaitedFor, stepOf } from '../route.ts';
import { isWaivable } from '../rules.ts';
import { lapsesAt } from '../due.ts';
import { jumpsOf, putBackMs } from '../../site/clock-jumps.ts';
import { isWaiverActive, waiveFail } from '../waivers.ts';

type Of<T extends VisitCommand['type']> = Extract<VisitCommand, { type: T }>;

/**
 * [O1] A person on duty asks for one finding of a visit to be waived. The request lapses when nobody settles it in
 * time.
 */
export function decideOverrideRequest(
  visit: VisitUnderWay,
  command: Of<'requestOverride'>,
  facts: Facts,
): Decision<VisitEvent> {
  const { commandId, stepId, rule, personId, reasonCode, text } = command;
  if (!isWaivable(rule)) return refused('not-waivable', { rule });
  if (!canBeWaived(visit, command, facts.now)) return refused('nothing-to-waive', { rule, step: stepId });
  const alike = (o: Override) => o.stepId === stepId && o.rule === rule && o.personId === personId;
  if (
    visit.overrides.some((o) => alike(o) && (o.status === 'asked' || isWaiverActive(o, facts.now, jumpsOf(facts.site))))
  ) {
    return refused('override-asked', { rule });
  }
  return accepted({
    type: 'overrideRequested',
    overrideId: commandId,
    stepId,
    rule,
    personId,
    reasonCode,
    text,
    lapsesAt: facts.now + visit.limits.overrideMinutes * minuteMs,
  });
}

type Named = Pick<Override, 'stepId' | 'rule' | 'personId'>;

/* The fail as it was when the request was made, or a condition that the admission waits for. */
function canBeWaived(visit: VisitUnderWay, { stepId, rule, personId }: Named, askedAt: Instant): boolean {
  const step = stepOf(visit, stepId);
  if (step === undefined) return false;
  if (isWaitedFor(step, rule)) return step.status !== 'done' && personId === null;
  return (step.progress?.entries ?? [])
    .filter(({ at, correctedAt, judgedAgainAt }) => Math.max(at, correctedAt ?? at, judgedAgainAt ?? at) <= askedAt)
    .some(({ findings }) => findings.some((f) => isOpenFail(f) && f.rule === rule && f.personId === personId));
}

/**
 * [O3] A request is settled once and in time. Another person than the one who asked approves it, and only while the
 * fail is the requested one.
 */
export function decideOverrideVerdict(
  visit: VisitUnderWay,
  { overrideId, verdict, note }: Of<'settleOverride'>,
  facts: Facts,
): Decision<VisitEvent> {
  const override = visit.overrides.find((o) => o.overrideId === overrideId);
  if (override === undefined) return refused('override-unknown');
  if (override.status !== 'asked' || facts.now >= lapsesAt(override, jumpsOf(facts.site))) {
    return refused('override-settled', override.settledBy === null ? {} : { by: override.settledBy.name });
  }
  if (verdict === 'deny') return accepted({ type: 'overrideDenied', overrideId, note });
  const { actor } = facts;
  if (actor.kind !== 'person' || actor.personId === override.by.personId) return refused('override-same-person');
  if (!canBeWaived(visit, override, override.at)) return refused('nothing-to-waive', { rule: override.rule });
  const settled = settles(visit, override);
  return accepted({
    type: 'overrideApproved',
    overrideId,
    note,
    settles: settled,
    ...waiverEnd(visit, override, facts),
  });
}

/** [O8] What the site is not ready for is waived for as long as a request may stay open. */
function waiverEnd(
  visit: VisitUnderWay,
  { stepId, rule }: Override,
  { now, site }: Facts,
): Pick<Override, 'goodUntil' | 'putBackMs'> {
  const step = stepOf(visit, stepId);
  if (step === undefined || !isWaitedFor(step, rule)) return { goodUntil: null };
  const before = putBackMs(jumpsOf(site));
  return { goodUntil: now + visit.limits.overrideMinutes * minuteMs, ...(before > 0 && { putBackMs: before }) };
}

/** [O5] After a waiver of its last open fail, a step counts as passed. [O6] Admission is tried again instead. */
function settles(visit: VisitUnderWay, override: Override): Settled | null {
  const step = stepOf(visit, override.stepId);
  if (step?.status !== 'failed') return null;
  const outcome = outcomeOf(visit, step.kind, waiveFail(step.progress?.entries ?? [], override));
  if (outcome === 'failed') return null;
  return { stepId: step.id, outcome: isTriedAgain(step) ? 'running' : outcome };
}
