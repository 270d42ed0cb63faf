import { z } from 'zod';
import { finding } from '../../visit/finding.ts';
import { anyEntry, refuseReport, stepRules, stepShape } from '../define.ts';

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

/** [V18] The loop is closed; in a lockdown nothing leaves. */
export const rules = stepRules(shape, {
  judge: ({ facts }) =>
    facts.site.lockdown === null ? [finding('release.lockdown', 'pass')] : refuseReport('lockdown', {}, true),
  complete: anyEntry,
  correctable: false,
  judgedBy: [],
  example: () => ({ kind: 'release' }),
  moves: 'leaves',
  plainReport: () => ({ kind: 'release' }),
});
