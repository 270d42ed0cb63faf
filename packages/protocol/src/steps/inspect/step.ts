import { finding, passOrFail } from '../../visit/finding.ts';
import { anyEntry, stepRules } from '../define.ts';
import { inspectedPoints, shape } from './shape.ts';

export type InspectedPoint = (typeof inspectedPoints)[number];

/** [IN1] [IN2] Each point is inspected. A point that is not in order has a note or photo, and holds the vehicle. */
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
