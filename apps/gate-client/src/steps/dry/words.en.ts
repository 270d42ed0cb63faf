import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: {
    name: 'Slow drying',
    does: 'An alert when it takes longer than this on top of the time that the heat is held.',
  },
  fields: { celsius: 'Temperature (°C)', finished: 'Drying is over' },
  form: {
    celsius: 'Temperature now',
    how: 'Record it every 10 minutes; 65 to 75 °C for 45 minutes.',
    curve: 'Recorded until now',
    reading: '{{at}} · {{celsius}} °C',
    goesOn: 'Goes on',
    ends: 'Drying is over',
    is: 'After this reading',
    next: 'Next reading',
    missing: 'enter the temperature and whether drying is over',
    submit: 'Record the temperature',
  },
};
