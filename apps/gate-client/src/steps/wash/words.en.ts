import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: { name: 'Slow wash', does: 'An alert when it takes longer than this on top of the standing times.' },
  fields: { stage: 'Stage', dilution: 'Foam, diluted' },
  form: {
    stages: { wash: 'Wash', foam: 'Foam', rinse: 'Rinse' },
    dilution: 'Foam, one part in',
    ratio: '1:{{dilution}}',
    how: 'Cover body, wheels and underside, keep it wet. The driver stays in the cab, windows shut.',
    standing: 'Standing time',
    missing: 'enter how the foam is diluted',
    submit: 'All in foam: start the standing time',
  },
};
