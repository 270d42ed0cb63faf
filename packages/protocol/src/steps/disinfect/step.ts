import { z } from 'zod';
import { batchId } from '../../ids.ts';
import type { DisinfectTarget } from '../../plan/plan.ts';
import { jumpsOf, provenBetween, safelyAfter } from '../../site/clock-jumps.ts';
import { minuteMs, oneDecimal } from '../../time.ts';
import { type Finding, finding, passOrFail } from '../../visit/finding.ts';
import type { StepEntry } from '../../visit/state.ts';
import { firstBy } from '../../visit/who-was-first.ts';
import { refuseReport, type ReportRefusal, type StepContext, stepRules, stepShape } from '../define.ts';

export const coveredParts = ['body', 'wheels', 'cab-outside', 'underside', 'cargo', 'ground'] as const;
type Part = (typeof coveredParts)[number];

export const shape = stepShape({
  kind: 'disinfect',
  report: z.discriminatedUnion('act', [
    z.strictObject({
      kind: z.literal('disinfect'),
      act: z.literal('start'), // the last surface is wet: contact time begins
      batchId,
      covered: z.array(z.enum(coveredParts)).max(coveredParts.length),
    }),
    z.strictObject({ kind: z.literal('disinfect'), act: z.literal('rewet'), batchId }), // the time begins anew
    z.strictObject({ kind: z.literal('disinfect'), act: z.literal('finish') }),
  ]),
  acts: ['start', 'finish'],
  words: {
    zh: { name: '消杀', acts: { start: '登记{{step}}', finish: '结束{{step}}' } },
    en: { name: 'Disinfection', acts: { start: '{{step}}: record', finish: '{{step}}: finish' } },
  },
  values: { mgPerL: 'number' },
  offline: 'yes',
  slowMinutes: 30, // on top of the contact time
  findings: {
    'disinfect.batch-strength': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '消毒液有效氯',
        good: '有效氯 {{mgPerL}} mg/L，不低于 {{limit.mgPerL}} mg/L',
        bad: '有效氯 {{mgPerL}} mg/L，须达到 {{limit.mgPerL}} mg/L',
      },
      en: {
        title: 'Available chlorine',
        good: '{{mgPerL}} mg/L, not less than {{limit.mgPerL}} mg/L',
        bad: '{{mgPerL}} mg/L, must reach {{limit.mgPerL}} mg/L',
      },
    },
    'disinfect.batch-expiry': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '消毒液有效期',
        good: '批次在有效期内，{{limit.expiresAt}} 到期',
        bad: '批次已于 {{limit.expiresAt}} 过期',
      },
      en: {
        title: 'Disinfectant in date',
        good: 'The batch is in date until {{limit.expiresAt}}',
        bad: 'The batch expired at {{limit.expiresAt}}',
      },
    },
    'disinfect.contact-time': {
      severity: 'high',
      waivable: false,
      zh: {
        title: '作用时间',
        good: '已作用 {{minutes}} 分钟，要求 {{limit.minutes}} 分钟',
        bad: '只作用了 {{minutes}} 分钟，要求 {{limit.minutes}} 分钟',
      },
      en: {
        title: 'Contact time',
        good: 'Worked for {{minutes}} min, {{limit.minutes}} min are asked for',
        bad: 'Worked for only {{minutes}} min, {{limit.minutes}} min are asked for',
      },
    },
    'disinfect.coverage': {
      severity: 'high',
      waivable: true,
      zh: { title: '消杀部位', good: '应消杀的部位均已喷洒', bad: '漏喷部位：{{missing}}' },
      en: {
        title: 'Everything wetted',
        good: 'All parts that must be wetted were wetted',
        bad: 'Not wetted: {{missing}}',
      },
    },
  },
});
type Report = z.infer<typeof shape.report>;

/** [V4] What must have been wetted; disinfection is of vehicles, goods and places, never of people. */
export const requiredParts: Readonly<Record<DisinfectTarget, readonly Part[]>> = {
  vehicle: ['body', 'wheels', 'cab-outside'],
  goods: ['cargo'],
  place: ['ground'],
};

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

/** [V5] Contact time counts from the last wetting: the start, or a later re-wetting. */
export function lastWetting(entries: readonly StepEntry[]): StepEntry | null {
  return (
    entries.findLast(
      ({ report }) => report.kind === 'disinfect' && (report.act === 'start' || report.act === 'rewet'),
    ) ?? null
  );
}

function start(context: StepContext, report: Extract<Report, { act: 'start' }>): Finding[] | ReportRefusal {
  const { step, entries } = context;
  if (entries.length > 0) return refuseReport('disinfection-started', firstBy(entries));
  const batch = batchFindings(context, report.batchId);
  if (!Array.isArray(batch)) return batch;
  const missing = requiredParts[step.target ?? 'vehicle'].filter((part) => !report.covered.includes(part));
  return [...batch, finding('disinfect.coverage', passOrFail(missing.length === 0), { missing })];
}

/** [V3] What is sprayed, at first or again, is strong enough and not expired. */
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
 * [V5] Contact time runs from the last wetting; before it is over there is no finish. Both moments are the server's own, or
 * a record's that was made without it, see [OF1].
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
