import type { Shape } from '../shape.ts';
import type { shift as zh } from '../zh/shift.ts';

export const shift: Shape<typeof zh> = {
  startTitle: 'Start of shift',
  startAction: 'Start the shift',
  handOverTitle: 'Hand over and leave',
  handOverAction: 'Hand over and sign off',
  handedBy: '{{name}} handed over at {{time}}',
  handedNoNote: 'No note was left',
  handedNobody: 'Nobody has handed over before',
  openNow: 'As it stands',
  nothingOpen: 'No vehicle under way',
  vehicles: '{{count}}',
  held: 'On hold',
  contact: 'Waiting for contact time',
  alerts: 'Open alerts',
  alertCount: '{{count}}',
  note: 'A note for the next shift (may be left empty)',
  noteHint: 'What is left to do, how the equipment is; no identity or phone numbers.',
  sending:
    'Waiting for the server to confirm. You may sign off without waiting: the hand-over is then sent when you sign in again.',
  leaveNow: 'Sign off without waiting',
};
