import { z } from 'zod';
import { remarkText } from '../../text.ts';
import { finding, passOrFail } from '../../visit/finding.ts';
import { anyEntry, stepRules, stepShape } from '../define.ts';

/** Where something or somebody could be hidden, in the order of a walk around the vehicle. */
export const inspectedPoints = ['cab', 'undercarriage', 'toolbox', 'doors', 'walls', 'floor', 'roof'] as const;
export type InspectedPoint = (typeof inspectedPoints)[number];

const seenPoint = z.strictObject({
  point: z.enum(inspectedPoints),
  inOrder: z.boolean(),
  note: remarkText.nullable(),
  photo: z.guid().nullable(), // the ID of a kept photo; nothing looks it up yet
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

/** [IN1] [IN2] A vehicle is looked at point by point; what is not in order is described, and holds it. */
export const rules = stepRules(shape, {
  judge(_context, { points }) {
    const unseen = inspectedPoints.length - points.length;
    const faults = points.filter(({ inOrder }) => !inOrder);
    const unexplained = faults.filter(({ note, photo }) => note === null && photo === null).length;
    return [
      finding('inspect.complete', passOrFail(unseen === 0), { points: points.length, unseen }),
      finding('inspect.in-order', passOrFail(faults.length === 0), { faults: faults.length }),
      finding('inspect.explained', passOrFail(unexplained === 0), { unexplained }),
    ];
  },
  complete: anyEntry,
  correctable: true,
  judgedBy: ['admit'],
  example: () => ({
    kind: 'inspect',
    points: inspectedPoints.map((point) => ({ point, inOrder: true, note: null, photo: null })),
  }),
});
