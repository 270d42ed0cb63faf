import type { Shape } from '../shape.ts';
import type { audit as zh } from '../zh/audit.ts';

export const audit: Shape<typeof zh> = {
  title: 'Access record',
  kinds: {
    all: 'All',
    'sign-ins': 'Sign-ins',
    refusals: 'Refusals',
    looks: 'Behind masks',
    exports: 'Exports',
    settings: 'Settings',
  },
  kindLabel: 'Which records',
  none: 'No record of this kind',
  failed: 'The access record could not be fetched',
  more: 'Earlier records',
  allSeen: 'This is the earliest record',
  columns: { at: 'Time', who: 'Who', device: 'Device', what: 'What' },
  ownComputer: 'own computer',
};
