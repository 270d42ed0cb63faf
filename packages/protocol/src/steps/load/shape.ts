import { z } from 'zod';
import { stepShape } from '../shape.ts';

export const shape = stepShape({
  kind: 'load',
  report: z.strictObject({
    kind: z.literal('load'),
    contactless: z.boolean(),
    containers: z.int().min(0).max(999),
    covered: z.boolean(),
  }),
  acts: ['load'],
  words: {
    zh: { name: '装运', acts: { load: '登记装运' } },
    en: { name: 'Load', acts: { load: 'Record the loading' } },
  },
  offline: 'yes',
  slowMinutes: 60,
  findings: {
    'load.contactless': {
      severity: 'high',
      waivable: true,
      zh: { title: '无接触装运', good: '装运全程无接触', bad: '装运时发生接触' },
      en: { title: 'Loaded without contact', good: 'Loaded without contact', bad: 'There was contact while loading' },
    },
    'load.covered': {
      severity: 'high',
      waivable: true,
      zh: { title: '加盖密闭', good: '{{containers}} 桶已加盖密闭', bad: '{{containers}} 桶未加盖密闭' },
      en: {
        title: 'Covered',
        good: 'Containers: {{containers}}, covered',
        bad: 'Containers: {{containers}}, not covered',
      },
    },
  },
});
