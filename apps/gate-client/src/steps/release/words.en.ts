import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: { name: 'Slow release', does: 'An alert when it has not been released by then.' },
  fields: {},
  form: {},
};
