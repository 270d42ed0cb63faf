import { z } from 'zod';
import { stepShape } from '../shape.ts';

export const shape = stepShape({
  kind: 'release',
  report: z.strictObject({ kind: z.literal('release') }),
  acts: ['release'],
  words: {
    zh: { name: '放行', acts: { release: '放行' } },
    en: { name: 'Release', acts: { release: 'Release' } },
  },
  offline: 'paper',
  slowMinutes: 10,
  findings: {
    'release.lockdown': {
      severity: 'high',
      waivable: false,
      zh: { title: '封控时不放行', good: '当前没有封控', bad: '全场封控中，暂不放行' },
      en: { title: 'No release in a lockdown', good: 'There is no lockdown', bad: 'Lockdown: nobody is released' },
    },
  },
});
