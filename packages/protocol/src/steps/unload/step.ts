import { z } from 'zod';
import { remarkText } from '../../text.ts';
import { finding, passOrFail, passOrWarn } from '../../visit/finding.ts';
import { anyEntry, stepRules, stepShape } from '../define.ts';

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

/** [V16] Unloaded without contact; what stays on board is expected at the next stop, or at the exit. */
export const rules = stepRules(shape, {
  judge({ visit, step }, { contactless, cargoAfter }) {
    const isLast = step.stop === visit.declaration.stops.length - 1;
    return [
      finding('unload.contactless', passOrFail(contactless), { contactless }),
      finding('unload.rest-on-board', passOrWarn(!isLast || cargoAfter === 'empty'), { cargoAfter }),
    ];
  },
  complete: anyEntry,
  correctable: true,
  judgedBy: ['weigh', 'reconcile'],
  example({ visit, step }) {
    const isLast = step.stop === visit.declaration.stops.length - 1;
    return { kind: 'unload', contactless: true, cargoAfter: isLast ? 'empty' : 'goods', note: null };
  },
  compared: () => ['reconcile.cargo'],
  loads: (before, { cargoAfter }) => ({ ...before, goods: cargoAfter }),
});
