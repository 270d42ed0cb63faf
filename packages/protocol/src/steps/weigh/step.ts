import type { z } from 'zod';
import type { GoodsLine } from '../../declaration/declaration.ts';
import { type Finding, finding, passOrFail, passOrWarn } from '../../visit/finding.ts';
import type { VisitUnderWay } from '../../visit/state.ts';
import { anyEntry, type StepContext, stepRules } from '../define.ts';
import { shape } from './shape.ts';

type Report = z.infer<typeof shape.report>;

/** The heaviest combination that may use a road; a higher reading is probably a slip. Source: GB 1589. */
const mostKg = 49_000;

/**
 * How far two weighings may differ from the unloaded weight: the resolution of a truck scale, fuel, water and
 * packaging; a twentieth of the goods where that is more, since their weight is announced in round figures.
 */
const leastToleranceKg = 100;

const tolerancePart = 0.05;

const kgOf: Readonly<Record<string, number>> = { kg: 1, 公斤: 1, 千克: 1, 斤: 0.5, 吨: 1000, t: 1000 };

/** [WE1] [WE2] The gross weight at the entry and later. The difference must match what was unloaded or loaded. */
export const rules = stepRules(shape, {
  judge: weighingFindings,
  complete: anyEntry,
  correctable: true,
  judgedBy: ['weigh'],
  example: ({ visit: { declaration }, step, expected }) => ({
    kind: 'weigh',
    grossKg:
      step.where === 'gate' && declaration.purpose === 'supply' && expected().cargo === 'empty'
        ? 12_000 - Math.round(announcedKg(declaration.goods) ?? 0)
        : 12_000,
  }),
  judgeAgain: (context, { report, recordedAt }) =>
    report.kind === 'weigh'
      ? weighingFindings({ ...context, facts: { ...context.facts, now: recordedAt } }, report)
      : null,
});

function weighingFindings({ visit, step, facts, expected }: StepContext, { grossKg }: Report): Finding[] {
  const most = finding('weigh.most', passOrWarn(grossKg <= mostKg), { grossKg }, { mostKg });
  const first = firstWeight(visit, step.id, facts.now);
  if (first === null) return [most];
  const changeKg = grossKg - first;
  const [fromKg, toKg] = expectedChange(visit, expected().cargo, first);
  const isExpected = fromKg <= changeKg && changeKg <= toKg;
  return [most, finding('weigh.difference', passOrFail(isExpected), { changeKg }, { fromKg, toKg })];
}

/** The first weight in another step before this moment, in kg; null when there is none. */
export function firstWeight({ steps }: Pick<VisitUnderWay, 'steps'>, stepId: string, now: number): number | null {
  const before = Object.entries(steps)
    .flatMap(([id, { entries }]) => (id === stepId ? [] : entries))
    .filter(({ recordedAt }) => recordedAt < now)
    .toSorted((a, b) => a.recordedAt - b.recordedAt);
  const weighings = before.flatMap(({ report }) => (report.kind === 'weigh' ? [report.grossKg] : []));
  return weighings[0] ?? null;
}

/**
 * [WE2] The range of the expected change, in kg. Where the goods are not announced by weight, the vehicle may only not
 * become heavier.
 */
function expectedChange(
  { declaration: { purpose, goods } }: VisitUnderWay,
  cargo: 'empty' | 'goods' | 'refuse',
  firstKg: number,
): [number, number] {
  if (purpose === 'refuse') return [-leastToleranceKg, cargo === 'refuse' ? mostKg : leastToleranceKg];
  const announced = announcedKg(goods);
  if (announced === null) return [-firstKg, leastToleranceKg];
  const tolerance = Math.max(leastToleranceKg, Math.round(announced * tolerancePart));
  return [-Math.round(announced) - tolerance, cargo === 'empty' ? tolerance - Math.round(announced) : tolerance];
}

/** The announced weight of the goods, in kg; null when there are none, or one is not announced by weight. */
function announcedKg(goods: readonly GoodsLine[]): number | null {
  const weights = goods.map(({ quantity, unit }) => quantity * (kgOf[unit.trim().toLowerCase()] ?? Number.NaN));
  const sum = weights.reduce((total, kg) => total + kg, 0);
  return goods.length === 0 || Number.isNaN(sum) ? null : sum;
}
