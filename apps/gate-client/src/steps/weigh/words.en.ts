import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: { name: 'Slow weighing', does: 'An alert when it has not been weighed by then.' },
  fields: { grossKg: 'Gross weight (kg)' },
  form: {
    gross: 'Reading of the scale',
    unit: 'kg',
    how: 'Read it when the vehicle stands still; the crew stays in the cab.',
    first: 'First weighed: {{kg}} kg',
    change: 'Since it was first weighed: {{kg}} kg',
    missing: 'enter the reading of the scale',
    submit: 'Record the gross weight',
  },
};
