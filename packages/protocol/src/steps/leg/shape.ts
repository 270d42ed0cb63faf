import { z } from 'zod';
import { stepShape } from '../shape.ts';

export const shape = stepShape({
  kind: 'leg',
  report: z.strictObject({ kind: z.literal('leg'), act: z.enum(['depart', 'reach']) }),
  acts: ['depart', 'reach'],
  words: {
    zh: { name: '路段', acts: { depart: '车辆出发', reach: '车辆到达{{place}}' } },
    en: { name: 'Drive', acts: { depart: 'Vehicle departs', reach: 'Vehicle has reached {{place}}' } },
  },
  offline: 'yes',
  slowMinutes: 20,
  findings: {},
});
