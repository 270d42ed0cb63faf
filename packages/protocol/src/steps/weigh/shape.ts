import { z } from 'zod';
import { stepShape } from '../shape.ts';

export const shape = stepShape({
  kind: 'weigh',
  report: z.strictObject({
    kind: z.literal('weigh'),
    grossKg: z.int().min(100).max(200_000), // the vehicle with goods and people
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
