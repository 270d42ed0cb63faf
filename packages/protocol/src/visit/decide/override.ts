import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import { minuteMs } from '../../time.ts';
import type { VisitCommand } from '../commands.ts';
import type { Settled, VisitEvent } from '../events.ts';
import { isOpenFail } from '../finding.ts';
import { stepOf } from '../route.ts';
import { isWaivable } from '../rules.ts';
import type { Override, VisitUnderWay } from '../state.ts';
import { waitingRules } from '../steps/admit.ts';
import { outcomeOf } from '../steps/registry.ts';

type Of<T extends VisitCommand['type']> = Extract<VisitCommand, { type: T }>;

/** [O1] Anyone on duty may ask for one finding of one visit to be waived; it lapses when nobody settles it in time. */
export function decideOverrideRequest(
  visit: VisitUnderWay,
  command: Of<'requestOverride'>,
  facts: Facts,
): Decision<VisitEvent> {
  const { commandId, stepId, rule, personId, reasonCode, text } = command;
  if (!isWaivable(rule)) return refused('not-waivable', { rule });
  if (!canBeWaived(visit, command)) return refused('nothing-to-waive', { rule, step: stepId });
  const alike = (o: Override) => o.stepId === stepId && o.rule === rule && o.personId === personId;
  if (visit.overrides.some((o) => alike(o) && (o.status === 'asked' || o.status === 'approved'))) {
    return refused('override-asked', { rule });
  }
  const lapsesAt = facts.now + visit.limits.overrideMinutes * minuteMs;
  return accepted({
    type: 'overrideRequested',
    overrideId: commandId,
    stepId,
    rule,
    personId,
    reasonCode,
    text,
    lapsesAt,
  });
}

/* A fail that is there, or a condition that admission is waiting for. */
function canBeWaived(visit: VisitUnderWay, { stepId, rule, personId }: Of<'requestOverride'>): boolean {
  const step = stepOf(visit, stepId);
  if (step === undefined) return false;
  if (step.kind === 'admit' && step.status !== 'done' && waitingRules.includes(rule)) return true;
  const findings = (step.progress?.entries ?? []).flatMap((entry) => entry.findings);
  return findings.some((f) => isOpenFail(f) && f.rule === rule && f.personId === personId);
}

/** [O3] Approved by a supervisor who is not the one who asked; refused or approved once. */
export function decideOverrideVerdict(
  visit: VisitUnderWay,
  { overrideId, verdict, note }: Of<'settleOverride'>,
  facts: Facts,
): Decision<VisitEvent> {
  const override = visit.overrides.find((o) => o.overrideId === overrideId);
  if (override === undefined) return refused('override-unknown');
  if (override.status !== 'asked' || facts.now >= override.lapsesAt) return refused('override-settled');
  if (verdict === 'deny') return accepted({ type: 'overrideDenied', overrideId, note });
  const { actor } = facts;
  if (actor.kind !== 'person' || actor.personId === override.by.personId) return refused('override-same-person');
  return accepted({ type: 'overrideApproved', overrideId, note, settles: settles(visit, override) });
}

/** [O5] When the waived fail was the step's last open one, the step stands as if it had passed. */
function settles(visit: VisitUnderWay, override: Override): Settled | null {
  const step = stepOf(visit, override.stepId);
  if (step?.status !== 'failed') return null;
  const entries = (step.progress?.entries ?? []).map((entry) => ({
    ...entry,
    findings: entry.findings.map((f) =>
      isOpenFail(f) && f.rule === override.rule && f.personId === override.personId
        ? { ...f, waivedBy: override.overrideId }
        : f,
    ),
  }));
  const outcome = outcomeOf(visit, step.kind, entries);
  return outcome === 'failed' ? null : { stepId: step.id, outcome };
}
