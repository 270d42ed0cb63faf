import type { Shape } from '../shape.ts';
import type { moreStrip as zh } from '../zh/more-strip.ts';

export const moreStrip: Shape<typeof zh> = {
  menu: 'Menu',
  screens: {
    gate: 'Gate',
    unloading: 'Unloading point',
    board: 'Board',
    wall: 'Wall',
    office: 'Office',
    review: 'Look back',
  },
  goTo: 'Go to',
  changePerson: 'Change person',
  changeTo: 'Who takes over',
  shiftStart: 'Start the shift',
  shiftSince: 'On shift since {{time}}',
  changePassword: 'Change password',
  handOver: 'Hand over and leave',
  signOff: 'Sign off',
  language: 'Language',
  theme: 'Theme',
};
