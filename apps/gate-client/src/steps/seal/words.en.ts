import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: { name: 'Slow seal', does: 'An alert when no seal has been recorded by then.' },
  fields: { number: 'Seal number' },
  form: {
    number: 'Seal number',
    hint: 'The seal closes the cargo only, never the cab.',
    next: 'Next one: {{number}}',
    missing: 'enter the number, 3 to 20 characters',
    submit: 'Record the seal',
  },
};
