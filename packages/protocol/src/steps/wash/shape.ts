import { z } from 'zod';
import { stepShape } from '../shape.ts';

const kind = z.literal('wash');

export const shape = stepShape({
  kind: 'wash',
  report: z.discriminatedUnion('stage', [
    z.strictObject({ kind, stage: z.literal('wash') }), // dirt is removed, all surfaces are wet
    z.strictObject({ kind, stage: z.literal('foam'), dilution: z.int().min(1).max(10_000) }), // one part in this many
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
  slowMinutes: 40, // in addition to the contact times of the stages
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
