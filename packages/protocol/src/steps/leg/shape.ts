import { z } from 'zod';
import { stepShape } from '../shape.ts';

export const shape = stepShape({
  kind: 'leg',
  report: z.strictObject({ kind: z.literal('leg'), act: z.enum(['depart', 'reach']) }),
  acts: ['depart', 'reach'],
  offline: 'yes',
  slowMinutes: 20,
  findings: {},
});
