import { z } from 'zod';
import { jumpsOf, provenBetween, safelyAfter } from '../../site/clock-jumps.ts';
import { minuteMs, oneDecimal } from '../../time.ts';
import { type Finding, finding, passOrWarn } from '../../visit/finding.ts';
import type { StepEntry } from '../../visit/state.ts';
import { refuseReport, type ReportRefusal, type StepContext, stepRules, stepShape } from '../define.ts';

export const shape = stepShape({
  kind: 'dry',
  report: z.strictObject({
    kind: z.literal('dry'),
    celsius: z.number().min(-40).max(150), // of the air in the drying room, or on the surface: as the site measures it
    finished: z.boolean(), // the last reading of the curve: the vehicle comes out
  }),
  acts: ['dry'],
  words: {
    zh: { name: '烘干', acts: { dry: '登记烘干温度' } },
    en: { name: 'Drying', acts: { dry: 'Record the temperature' } },
  },
  values: { celsius: 'number', hottestC: 'number', readings: 'number', lowest: 'number', leastC: 'number' },
  offline: 'yes',
  slowMinutes: 30, // on top of the time that the temperature is held
  findings: {
    'dry.too-hot': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '烘干温度上限',
        good: '{{celsius}} ℃，不高于 {{limit.hottestC}} ℃',
        bad: '{{celsius}} ℃，高于 {{limit.hottestC}} ℃，请降温，以免损坏车辆和货物',
      },
      en: {
        title: 'Not too hot',
        good: '{{celsius}} °C, not above {{limit.hottestC}} °C',
        bad: '{{celsius}} °C, above {{limit.hottestC}} °C: cool down, it harms the vehicle and its goods',
      },
    },
    'dry.held': {
      severity: 'high',
      waivable: false,
      zh: {
        title: '烘干时间',
        good: '保持 {{limit.leastC}} ℃ 以上 {{minutes}} 分钟，要求 {{limit.minutes}} 分钟；读数 {{readings}} 次，最低 {{lowest}} ℃',
        bad: '只保持了 {{minutes}} 分钟，要求 {{limit.leastC}} ℃ 以上 {{limit.minutes}} 分钟',
      },
      en: {
        title: 'Drying time',
        good: '{{limit.leastC}} °C or more for {{minutes}} min, {{limit.minutes}} min are asked for; readings: {{readings}}, the lowest {{lowest}} °C',
        bad: 'Held for only {{minutes}} min, {{limit.minutes}} min at {{limit.leastC}} °C or more are asked for',
      },
    },
  },
});
type Report = z.infer<typeof shape.report>;

/** 45 minutes at 65 to 75 °C, read every ten; what was not read for a quarter of an hour may have been colder meanwhile. */
const heldMs = 45 * minuteMs;
const leastC = 65;
const hottestC = 75;
const readEveryMs = 10 * minuteMs;
const mostBetweenMs = 15 * minuteMs;

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
  /* Until the next reading, or the last one. */
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

export function readingsOf(entries: readonly StepEntry[]): Reading[] {
  return entries.filter((entry): entry is Reading => entry.report.kind === 'dry');
}

/** [DR2] The readings since which the temperature has been held, without one that is too cold and without a gap. */
function heldReadings(entries: readonly StepEntry[]): Reading[] {
  return readingsOf(entries).reduce<Reading[]>((held, reading) => {
    if (reading.report.celsius < leastC) return [];
    const last = held.at(-1);
    const isGap = last !== undefined && reading.recordedAt - last.recordedAt > mostBetweenMs;
    return isGap ? [reading] : [...held, reading];
  }, []);
}

/** How much longer the temperature has to be held, in milliseconds. */
function leftAfter(held: readonly Reading[]): number {
  const [first, last] = [held[0], held.at(-1)];
  if (first === undefined || last === undefined) return heldMs;
  return Math.max(0, heldMs - (last.recordedAt - first.recordedAt));
}

/** [DR3] The last reading ends a curve that was hot enough for long enough; before that there is no end. */
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
