import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: { name: 'Slow loading', does: 'An alert when it has not been loaded by then.' },
  fields: { contactless: 'Without contact', containers: 'Containers', covered: 'Covered' },
  form: {
    contactless: 'Loading',
    contactlessYes: 'Without contact',
    contactlessNo: 'There was contact',
    covered: 'Containers',
    coveredYes: 'Covered',
    coveredNo: 'Not covered',
    containers: 'Number of containers',
    unit: 'pcs',
    missing: 'enter the number of containers',
    submit: 'Confirm: loaded',
  },
};
