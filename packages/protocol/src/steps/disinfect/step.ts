import type { z } from 'zod';
import type { DisinfectTarget } from '../../plan/plan.ts';
import { jumpsOf, provenBetween, safelyAfter } from '../../site/clock-jumps.ts';
import { minuteMs, oneDecimal } from '../../time.ts';
import { type Finding, finding, passOrFail } from '../../visit/finding.ts';
import type { StepEntry } from '../../visit/state.ts';
import { reportedByParams } from '../../visit/refusal-params.ts';
import { refuseReport, type ReportRefusal, type StepContext, stepRules } from '../define.ts';
import type { coveredParts } from './shape.ts';
import { shape } from './shape.ts';

type Part = (typeof coveredParts)[number];

type Report = z.infer<typeof shape.report>;

/** [V4] The surfaces that must be wetted. Vehicles, goods and places are disinfected, never people. */
export const requiredParts: Readonly<Record<DisinfectTarget, readonly Part[]>> = {
  vehicle: ['body', 'wheels', 'cab-outside'],
  goods: ['cargo'],
  place: ['ground'],
};

/** [V3] [V4] [V5] Starts, re-wets and finishes; contact time runs in between. */
export const rules = stepRules(shape, {
  judge(context, report) {
    switch (report.act) {
      case 'start':
        return start(context, report);
      case 'rewet':
        return lastWetting(context.entries) === null
          ? refuseReport('disinfection-not-started')
          : batchFindings(context, report.batchId);
      case 'finish':
        return finish(context);
      default:
        return report satisfies never;
    }
  },
  complete: (_visit, entries) => entries.some(({ report }) => report.kind === 'disinfect' && report.act === 'finish'),
  correctable: true,
  judgedBy: ['admit'],
  example: ({ step }) =>
    lastWetting(step.progress?.entries ?? []) === null
      ? { kind: 'disinfect', act: 'start', batchId: 'batch-1', covered: [...requiredParts[step.target ?? 'vehicle']] }
      : { kind: 'disinfect', act: 'finish' },
  act: ({ progress }) => (lastWetting(progress?.entries ?? []) === null ? 'start' : 'finish'),
  plainReport: (act) => (act === 'finish' ? { kind: 'disinfect', act } : null),
  wait(limits, entries) {
    const since = lastWetting(entries);
    return since === null ? null : { since, ms: limits.contactMinutes * minuteMs };
  },
  usualWaitMs: ({ contactMinutes }) => contactMinutes * minuteMs,
  corrects: (was, is) => was.act === 'start' && is.act === 'start',
});

/** [V5] The entry from which contact time counts: the start, or the last re-wetting. */
export function lastWetting(entries: readonly StepEntry[]): StepEntry | null {
  return (
    entries.findLast(
      ({ report }) => report.kind === 'disinfect' && (report.act === 'start' || report.act === 'rewet'),
    ) ?? null
  );
}

function start(context: StepContext, report: Extract<Report, { act: 'start' }>): Finding[] | ReportRefusal {
  const { step, entries } = context;
  if (entries.length > 0) return refuseReport('disinfection-started', reportedByParams(entries));
  const batch = batchFindings(context, report.batchId);
  if (!Array.isArray(batch)) return batch;
  const missing = requiredParts[step.target ?? 'vehicle'].filter((part) => !report.covered.includes(part));
  return [...batch, finding('disinfect.coverage', passOrFail(missing.length === 0), { missing })];
}

/** [V3] A sprayed batch is strong enough and not expired, for the first wetting and for each later one. */
function batchFindings({ visit, facts }: StepContext, sprayed: string): Finding[] | ReportRefusal {
  const batch = facts.site.batches.find(({ id, retired }) => id === sprayed && !retired);
  if (batch === undefined) return refuseReport('batch-unknown', { batchId: sprayed });
  const { minChlorineMgPerL } = visit.limits;
  return [
    finding(
      'disinfect.batch-strength',
      passOrFail(batch.chlorineMgPerL >= minChlorineMgPerL),
      { batchId: batch.id, mgPerL: batch.chlorineMgPerL },
      { mgPerL: minChlorineMgPerL },
    ),
    finding(
      'disinfect.batch-expiry',
      passOrFail(facts.now < batch.expiresAt),
      { batchId: batch.id, at: facts.now },
      { expiresAt: batch.expiresAt },
    ),
  ];
}

/**
 * [V5] Contact time runs from the last wetting, and the step can't finish before it is over. [OF1] Both moments are the
 * server's, or those of offline records.
 */
function finish({ visit, entries, facts }: StepContext): Finding[] | ReportRefusal {
  const wetting = lastWetting(entries);
  if (wetting === null) return refuseReport('disinfection-not-started');
  const jumps = jumpsOf(facts.site);
  const readyAt = safelyAfter(wetting.recordedAt, visit.limits.contactMinutes * minuteMs, jumps);
  if (facts.now < readyAt) return refuseReport('contact-running', { readyAt, remainingMs: readyAt - facts.now });
  return [
    finding(
      'disinfect.contact-time',
      'pass',
      { minutes: oneDecimal(provenBetween(wetting.recordedAt, facts.now, jumps) / minuteMs) },
      { minutes: visit.limits.contactMinutes },
    ),
  ];
}
