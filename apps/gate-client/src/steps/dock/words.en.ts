import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: { name: 'Slow docking', does: 'An alert when a vehicle that has arrived has not docked by then.' },
  fields: { crewInCab: 'Crew in the cab', windowsShut: 'Windows shut', masksOn: 'Masks on' },
  form: {
    cab: 'Crew',
    cabYes: 'All in the cab',
    cabNo: 'Somebody is out',
    windows: 'Windows',
    windowsYes: 'Shut',
    windowsNo: 'Not shut',
    masks: 'Masks',
    masksYes: 'All on',
    masksNo: 'Not all on',
    submit: 'Confirm the docking',
  },
};
