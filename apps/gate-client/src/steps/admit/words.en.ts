import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  fields: {},
  form: {
    conditions: 'Conditions of admission',
    waiting: 'Waiting for: {{rules}}',
    since: 'The vehicle has waited for admission since {{at}}. It can be admitted as soon as all is in order.',
    submit: 'Admit',
  },
};
