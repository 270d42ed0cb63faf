import { z } from 'zod';
import { remarkText } from '../../text.ts';
import { stepShape } from '../shape.ts';

/** Places where something or somebody could be hidden, in the order of a walk around the vehicle. */
export const inspectedPoints = ['cab', 'undercarriage', 'toolbox', 'doors', 'walls', 'floor', 'roof'] as const;

const seenPoint = z.strictObject({
  point: z.enum(inspectedPoints),
  inOrder: z.boolean(),
  note: remarkText.nullable(),
  photo: z.guid().nullable(), // the ID of a photo; nothing reads it yet
});

export const shape = stepShape({
  kind: 'inspect',
  report: z.strictObject({
    kind: z.literal('inspect'),
    points: z
      .array(seenPoint)
      .max(inspectedPoints.length)
      .refine((points) => new Set(points.map(({ point }) => point)).size === points.length, { error: 'a point twice' }),
  }),
  acts: ['inspect'],
  words: {
    zh: { name: '车辆检查', acts: { inspect: '登记车辆检查' } },
    en: { name: 'Inspection', acts: { inspect: 'Record the inspection' } },
  },
  values: { points: 'number', unseen: 'number', faults: 'number', unexplained: 'number' },
  offline: 'yes',
  slowMinutes: 20,
  findings: {
    'inspect.complete': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '逐点检查',
        good: '{{points}} 处均已检查',
        bad: '还有 {{unseen}} 处没有检查',
      },
      en: {
        title: 'Every point inspected',
        good: 'All {{points}} points inspected',
        bad: 'Points that were not inspected: {{unseen}}',
      },
    },
    'inspect.in-order': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '检查无异常',
        good: '检查无异常',
        bad: '检查发现异常 {{faults}} 处',
      },
      en: {
        title: 'Nothing found',
        good: 'Nothing was found',
        bad: 'Points with something wrong: {{faults}}',
      },
    },
    'inspect.explained': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '异常有说明',
        good: '异常处均有说明或照片',
        bad: '{{unexplained}} 处异常没有说明，也没有照片',
      },
      en: {
        title: 'What was found is described',
        good: 'Each fault has a note or a photo',
        bad: 'Faults without a note or a photo: {{unexplained}}',
      },
    },
  },
});
