import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: { name: 'Slow inspection', does: 'An alert when the vehicle has not been inspected by then.' },
  fields: { points: 'Inspected' },
  form: {
    points: {
      cab: 'Cab',
      undercarriage: 'Under the vehicle',
      toolbox: 'Toolbox and spare wheel',
      doors: 'Cargo doors',
      walls: 'Cargo walls',
      floor: 'Cargo floor',
      roof: 'Cargo roof',
    },
    inOrder: 'In order',
    fault: 'Not in order',
    note: '{{point}}: what was found',
    allInOrder: 'All in order',
    noted: '{{point}}: {{note}}',
    unseen: 'points not inspected yet: {{count}}',
    missing: 'describe what was found: {{point}}',
    submit: 'Record the inspection',
  },
};
