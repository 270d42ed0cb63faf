import { z } from 'zod';
import { stepShape } from '../shape.ts';

export const shape = stepShape({
  kind: 'dry',
  report: z.strictObject({
    kind: z.literal('dry'),
    celsius: z.number().min(-40).max(150), // in °C, of the air or of the surface, as the site measures
    finished: z.boolean(), // the last reading of the curve
  }),
  acts: ['dry'],
  words: {
    zh: { name: '烘干', acts: { dry: '登记烘干温度' } },
    en: { name: 'Drying', acts: { dry: 'Record the temperature' } },
  },
  values: { celsius: 'number', hottestC: 'number', readings: 'number', lowest: 'number', leastC: 'number' },
  offline: 'yes',
  slowMinutes: 30, // in addition to the time at temperature
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
