import { z } from 'zod';
import { remarkText } from '../../text.ts';
import { stepShape } from '../shape.ts';

export const shape = stepShape({
  kind: 'unload',
  report: z.strictObject({
    kind: z.literal('unload'),
    contactless: z.boolean(),
    cargoAfter: z.enum(['empty', 'goods']),
    note: remarkText.nullable(),
  }),
  acts: ['unload'],
  words: {
    zh: { name: '卸货', acts: { unload: '登记卸货' } },
    en: { name: 'Unload', acts: { unload: 'Record the unloading' } },
  },
  offline: 'yes',
  slowMinutes: 60,
  findings: {
    'unload.contactless': {
      severity: 'high',
      waivable: true,
      zh: { title: '无接触卸货', good: '卸货全程无接触', bad: '卸货时发生接触' },
      en: {
        title: 'Unloaded without contact',
        good: 'Unloaded without contact',
        bad: 'There was contact while unloading',
      },
    },
    'unload.rest-on-board': {
      severity: 'warning',
      waivable: true,
      zh: { title: '车上余货', good: '卸货后车上：{{cargoAfter}}', bad: '末站卸货后车上仍{{cargoAfter}}' },
      en: {
        title: 'Left on board',
        good: 'On board after unloading: {{cargoAfter}}',
        bad: 'On board after the last point: {{cargoAfter}}',
      },
    },
  },
});
