import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: { name: 'Slow unloading', does: 'An alert when it has not been unloaded by then.' },
  fields: { contactless: 'Without contact', cargoAfter: 'Load afterwards', note: 'Note' },
  form: {
    contactless: 'Unloading',
    contactlessYes: 'Without contact',
    contactlessNo: 'There was contact',
    after: 'Left on board',
    empty: 'Nothing',
    rest: 'Some goods',
    note: 'Note (may stay empty)',
    submit: 'Confirm: unloaded',
  },
};
