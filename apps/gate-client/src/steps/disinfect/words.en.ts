import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: { name: 'Slow disinfection', does: 'An alert when it takes longer than this on top of the contact time.' },
  fields: { act: 'Act', batchId: 'Batch', covered: 'Covered' },
  form: {
    did: {
      start: 'All wet, contact time begins',
      rewet: 'Wetted again, time restarts',
      finish: 'Contact time finished',
    },
    batch: 'Batch of disinfectant',
    strength: 'chlorine {{mgPerL}} mg/L',
    until: 'until {{at}}',
    expired: 'expired {{at}}',
    weak: 'too weak',
    last: 'used last',
    noBatch: 'No batch of disinfectant to use',
    noBatchTodo: 'Ask the supervisor or the office to enter the batch that was mixed.',
    covered: 'Parts that were sprayed',
    required: 'required',
    optional: 'if needed',
    missingBatch: 'choose the batch',
    missingParts: 'choose the parts',
    start: 'Sprayed: start the time',
    how: {
      vehicle: 'Windows shut, from top to bottom, keep it wet. The vehicle only: never spray people.',
      goods: 'Every side of the packaging, keep it wet. Never spray people.',
      place: 'All of the working ground, keep it wet. Never spray people.',
    },
  },
};
