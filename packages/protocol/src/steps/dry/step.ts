import type { z } from 'zod';
import { jumpsOf, provenBetween, safelyAfter } from '../../site/clock-jumps.ts';
import { minuteMs, oneDecimal } from '../../time.ts';
import { type Finding, finding, passOrWarn } from '../../visit/finding.ts';
import type { StepEntry } from '../../visit/state.ts';
import { refuseReport, type ReportRefusal, type StepContext, stepRules } from '../define.ts';
import { shape } from './shape.ts';

type Report = z.infer<typeof shape.report>;

/**
 * 45 minutes at 65 to 75 °C, with a reading every ten. After a quarter of an hour without a reading it may have been
 * colder.
 */
const heldMs = 45 * minuteMs;

const leastC = 65;

const hottestC = 75;

const readEveryMs = 10 * minuteMs;

const mostBetweenMs = 15 * minuteMs;

/** [DR1] [DR2] A curve of temperature readings, until the time at temperature is over. */
export const rules = stepRules(shape, {
  judge(context, report) {
    const { celsius } = report;
    const hot = finding('dry.too-hot', passOrWarn(celsius <= hottestC), { celsius }, { hottestC });
    if (!report.finished) return [hot];
    const held = heldFinding(context, report);
    return Array.isArray(held) ? [hot, ...held] : held;
  },
  complete: (_visit, entries) => entries.some(({ report }) => report.kind === 'dry' && report.finished),
  correctable: true,
  judgedBy: ['admit'],
  example({ step }) {
    const leftMs = leftAfter(heldReadings(step.progress?.entries ?? []));
    return { kind: 'dry', celsius: 70, finished: leftMs <= readEveryMs };
  },
  /* Until the next reading is due, or the time is over. */
  wait(_limits, entries) {
    const held = heldReadings(entries);
    const since = held.at(-1);
    const leftMs = leftAfter(held);
    return since === undefined || leftMs === 0 ? null : { since, ms: Math.min(readEveryMs, leftMs) };
  },
  usualWaitMs: () => heldMs,
  corrects: (was, is) => !was.finished && !is.finished,
});

type Reading = StepEntry & { report: Report };

/** The temperature readings among these entries. */
export function readingsOf(entries: readonly StepEntry[]): Reading[] {
  return entries.filter((entry): entry is Reading => entry.report.kind === 'dry');
}

/** [DR2] The latest readings without a cold one and without a gap. */
function heldReadings(entries: readonly StepEntry[]): Reading[] {
  return readingsOf(entries).reduce<Reading[]>((held, reading) => {
    if (reading.report.celsius < leastC) return [];
    const last = held.at(-1);
    const isGap = last !== undefined && reading.recordedAt - last.recordedAt > mostBetweenMs;
    return isGap ? [reading] : [...held, reading];
  }, []);
}

/** How much longer the temperature must be held, in ms. */
function leftAfter(held: readonly Reading[]): number {
  const [first, last] = [held[0], held.at(-1)];
  if (first === undefined || last === undefined) return heldMs;
  return Math.max(0, heldMs - (last.recordedAt - first.recordedAt));
}

/** [DR3] The last reading ends a curve that was hot for long enough; before that it is refused. */
function heldFinding({ entries, facts }: StepContext, { celsius }: Report): Finding[] | ReportRefusal {
  const held = heldReadings(entries);
  const [first, last] = [held[0], held.at(-1)];
  const jumps = jumpsOf(facts.site);
  const isGap = last !== undefined && facts.now - last.recordedAt > mostBetweenMs;
  const since = first === undefined || celsius < leastC || isGap ? facts.now : first.recordedAt;
  const readyAt = safelyAfter(since, heldMs, jumps);
  if (facts.now < readyAt) return refuseReport('contact-running', { readyAt, remainingMs: readyAt - facts.now });
  const minutes = oneDecimal(provenBetween(since, facts.now, jumps) / minuteMs);
  const lowest = Math.min(celsius, ...held.map(({ report }) => report.celsius));
  const seen = { minutes, readings: held.length + 1, lowest };
  return [finding('dry.held', 'pass', seen, { minutes: heldMs / minuteMs, leastC })];
}
