import { z } from 'zod';
import type { GoodsLine } from '../../declaration/declaration.ts';
import { type Finding, finding, passOrFail, passOrWarn } from '../../visit/finding.ts';
import type { VisitUnderWay } from '../../visit/state.ts';
import { anyEntry, type StepContext, stepRules, stepShape } from '../define.ts';

export const shape = stepShape({
  kind: 'weigh',
  report: z.strictObject({
    kind: z.literal('weigh'),
    grossKg: z.int().min(100).max(200_000), // the vehicle with everything and everybody in it
  }),
  acts: ['weigh'],
  words: {
    zh: { name: '过磅', acts: { weigh: '登记过磅' } },
    en: { name: 'Weighing', acts: { weigh: 'Record the weight' } },
  },
  values: { grossKg: 'number', changeKg: 'number', fromKg: 'number', toKg: 'number', mostKg: 'number' },
  offline: 'yes',
  slowMinutes: 10,
  findings: {
    'weigh.most': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '毛重读数',
        good: '毛重 {{grossKg}} kg',
        bad: '毛重 {{grossKg}} kg，超过车辆总质量限值 {{limit.mostKg}} kg，请核对读数',
      },
      en: {
        title: 'Gross weight',
        good: 'Gross weight {{grossKg}} kg',
        bad: 'Gross weight {{grossKg}} kg, more than the {{limit.mostKg}} kg that a vehicle may have: check the reading',
      },
    },
    'weigh.difference': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '重量变化',
        good: '与首次过磅相比 {{changeKg}} kg，应在 {{limit.fromKg}} 至 {{limit.toKg}} kg 之间',
        bad: '与首次过磅相比 {{changeKg}} kg，应在 {{limit.fromKg}} 至 {{limit.toKg}} kg 之间，与装卸登记不符',
      },
      en: {
        title: 'Change of weight',
        good: '{{changeKg}} kg since it was first weighed, within {{limit.fromKg}} to {{limit.toKg}} kg',
        bad: '{{changeKg}} kg since it was first weighed, should be {{limit.fromKg}} to {{limit.toKg}} kg: not what was unloaded or loaded',
      },
    },
  },
});
type Report = z.infer<typeof shape.report>;

/** The heaviest combination that GB 1589 lets onto a road; a reading above it is most likely a slip. */
const mostKg = 49_000;

/**
 * How far two weighings may be apart from what was unloaded: the divisions of a truck scale, fuel and water on the way,
 * packaging; a twentieth of the goods where that is more, since their weight is announced in round figures.
 */
const leastToleranceKg = 100;
const tolerancePart = 0.05;

const kgOf: Readonly<Record<string, number>> = { kg: 1, 公斤: 1, 千克: 1, 斤: 0.5, 吨: 1000, t: 1000 };

/** [WE1] [WE2] The gross weight at the entry and later; the difference is what was unloaded or loaded in between. */
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

/** What the vehicle weighed when it was weighed first, before this moment and in another step; null when it was not. */
export function firstWeight({ steps }: Pick<VisitUnderWay, 'steps'>, stepId: string, now: number): number | null {
  const before = Object.entries(steps)
    .flatMap(([id, { entries }]) => (id === stepId ? [] : entries))
    .filter(({ recordedAt }) => recordedAt < now)
    .toSorted((a, b) => a.recordedAt - b.recordedAt);
  const weighings = before.flatMap(({ report }) => (report.kind === 'weigh' ? [report.grossKg] : []));
  return weighings[0] ?? null;
}

/** [WE2] From and to, in kilograms. Where the goods are not announced by weight, a vehicle may only not get heavier. */
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

/** What the announced goods weigh; null when one of them is not announced by weight, or none is. */
function announcedKg(goods: readonly GoodsLine[]): number | null {
  const weights = goods.map(({ quantity, unit }) => quantity * (kgOf[unit.trim().toLowerCase()] ?? Number.NaN));
  const sum = weights.reduce((total, kg) => total + kg, 0);
  return goods.length === 0 || Number.isNaN(sum) ? null : sum;
}
