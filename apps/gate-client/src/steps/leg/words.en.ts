import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: {
    name: 'Slow drive',
    does: 'An alert when a vehicle has not arrived by then, or has not left when it should.',
  },
  fields: { act: 'Act' },
  form: {
    did: { depart: 'Departed', reach: 'Reached' },
  },
};
