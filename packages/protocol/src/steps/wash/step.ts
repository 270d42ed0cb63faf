import type { z } from 'zod';
import { jumpsOf, provenBetween, safelyAfter } from '../../site/clock-jumps.ts';
import { minuteMs, oneDecimal } from '../../time.ts';
import { type Finding, finding, passOrFail } from '../../visit/finding.ts';
import { type JudgedEntry, refuseReport, type ReportRefusal, type StepContext, stepRules } from '../define.ts';
import { shape } from './shape.ts';

type Report = z.infer<typeof shape.report>;

type Stage = Report['stage'];

/** The stages in their order, each with the minutes that it must stand before the next one. */
const stages = [
  ['wash', 15],
  ['foam', 15],
  ['rinse', 0],
] as const satisfies readonly (readonly [Stage, number])[];

const mostDilution = 200;

/** [WA1] [WA2] [WA3] Wash, foam and rinse, each after the contact time of the stage before. */
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

/** [WA1] The next stage; null when all are done. */
function nextStage(entries: readonly JudgedEntry[]): Stage | null {
  return stages[entries.length]?.[0] ?? null;
}

function standingAfter({ report }: JudgedEntry): number {
  return report.kind === 'wash' ? (stages.find(([stage]) => stage === report.stage)?.[1] ?? 0) : 0;
}

/** [WA2] A stage has stood for its time before the next one. [OF1] By the server's clock, or by offline records. */
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
