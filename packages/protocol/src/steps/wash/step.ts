import { z } from 'zod';
import { jumpsOf, provenBetween, safelyAfter } from '../../site/clock-jumps.ts';
import { minuteMs, oneDecimal } from '../../time.ts';
import { type Finding, finding, passOrFail } from '../../visit/finding.ts';
import {
  type JudgedEntry,
  refuseReport,
  type ReportRefusal,
  type StepContext,
  stepRules,
  stepShape,
} from '../define.ts';

const kind = z.literal('wash');

export const shape = stepShape({
  kind: 'wash',
  report: z.discriminatedUnion('stage', [
    z.strictObject({ kind, stage: z.literal('wash') }), // dirt is off, all surfaces are wet
    z.strictObject({ kind, stage: z.literal('foam'), dilution: z.int().min(1).max(10_000) }), // one part in so many
    z.strictObject({ kind, stage: z.literal('rinse') }),
  ]),
  acts: ['wash', 'foam', 'rinse'],
  words: {
    zh: { name: '洗消', acts: { wash: '清洗完成，开始静置', foam: '登记泡沫清洗', rinse: '冲洗完成' } },
    en: {
      name: 'Staged wash',
      acts: { wash: 'Washed: start the standing time', foam: 'Record the foam', rinse: 'Rinsed' },
    },
  },
  values: { dilution: 'number', mostDilution: 'number' },
  offline: 'yes',
  slowMinutes: 40, // on top of the standing times
  findings: {
    'wash.dilution': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '泡沫清洗剂浓度',
        good: '泡沫清洗剂 1:{{dilution}}，不稀于 1:{{limit.mostDilution}}',
        bad: '泡沫清洗剂 1:{{dilution}}，稀于 1:{{limit.mostDilution}}',
      },
      en: {
        title: 'Strength of the foam',
        good: 'Foam 1:{{dilution}}, not weaker than 1:{{limit.mostDilution}}',
        bad: 'Foam 1:{{dilution}}, weaker than 1:{{limit.mostDilution}}',
      },
    },
    'wash.standing': {
      severity: 'high',
      waivable: false,
      zh: {
        title: '静置时间',
        good: '已静置 {{minutes}} 分钟，要求 {{limit.minutes}} 分钟',
        bad: '只静置了 {{minutes}} 分钟，要求 {{limit.minutes}} 分钟',
      },
      en: {
        title: 'Standing time',
        good: 'Stood for {{minutes}} min, {{limit.minutes}} min are asked for',
        bad: 'Stood for only {{minutes}} min, {{limit.minutes}} min are asked for',
      },
    },
  },
});
type Report = z.infer<typeof shape.report>;
type Stage = Report['stage'];

/** In their order; how long each has to stand before the next one, in minutes. */
const stages = [
  ['wash', 15],
  ['foam', 15],
  ['rinse', 0],
] as const satisfies readonly (readonly [Stage, number])[];
const mostDilution = 200;

export const rules = stepRules(shape, {
  judge(context, report) {
    if (report.stage !== nextStage(context.entries)) return refuseReport('report-mismatch');
    const stood = standingFindings(context);
    if (!Array.isArray(stood) || report.stage !== 'foam') return stood;
    const { dilution } = report;
    return [...stood, finding('wash.dilution', passOrFail(dilution <= mostDilution), { dilution }, { mostDilution })];
  },
  complete: (_visit, entries) => nextStage(entries) === null,
  correctable: true,
  judgedBy: ['admit'],
  example({ step }) {
    const stage = nextStage(step.progress?.entries ?? []) ?? 'rinse';
    return stage === 'foam' ? { kind: 'wash', stage, dilution: mostDilution } : { kind: 'wash', stage };
  },
  act: ({ progress }) => nextStage(progress?.entries ?? []) ?? 'rinse',
  plainReport: (act) => (act === 'wash' || act === 'rinse' ? { kind: 'wash', stage: act } : null),
  wait(_limits, entries) {
    const since = entries.at(-1);
    const minutes = since === undefined ? 0 : standingAfter(since);
    return since === undefined || minutes === 0 ? null : { since, ms: minutes * minuteMs };
  },
  usualWaitMs: () => stages.reduce((sum, [, minutes]) => sum + minutes, 0) * minuteMs,
  corrects: (was, is) => was.stage === is.stage,
});

/** [WA1] The stage that comes next; null when all are done. */
function nextStage(entries: readonly JudgedEntry[]): Stage | null {
  return stages[entries.length]?.[0] ?? null;
}

function standingAfter({ report }: JudgedEntry): number {
  return report.kind === 'wash' ? (stages.find(([stage]) => stage === report.stage)?.[1] ?? 0) : 0;
}

/** [WA2] A stage has stood for its time before the next one, by the server's clock or as it was recorded without it [OF1]. */
function standingFindings({ entries, facts }: StepContext): Finding[] | ReportRefusal {
  const last = entries.at(-1);
  if (last === undefined) return [];
  const minutes = standingAfter(last);
  const jumps = jumpsOf(facts.site);
  const readyAt = safelyAfter(last.recordedAt, minutes * minuteMs, jumps);
  if (facts.now < readyAt) return refuseReport('contact-running', { readyAt, remainingMs: readyAt - facts.now });
  const stood = oneDecimal(provenBetween(last.recordedAt, facts.now, jumps) / minuteMs);
  return [finding('wash.standing', 'pass', { minutes: stood }, { minutes })];
}
