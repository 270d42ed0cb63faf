import type { Shape } from '../shape.ts';
import type { moreQueue as zh } from '../zh/more-queue.ts';

export const moreQueue: Shape<typeof zh> = {
  title: 'Records of this device',
  empty: 'The server has confirmed every record.',
  notKept: 'Not stored on this device: keep this page open',
  recorded: 'Recorded {{time}}',
  by: 'By {{name}}, and sent in that name',
  waitsFor: 'Will be sent when {{name}} signs in again',
  foretold: 'As things stand the server will probably send it back: {{reason}}',
  dismiss: 'Understood',
  setAside: 'Give to a supervisor',
  setAsideTitle: 'Give this record to a supervisor',
  setAsideText: 'It is not sent any more; a supervisor gets what it says, and why.',
  asideReasons: { stuck: 'It never gets through', wrong: 'It was a mistake', done: 'Somebody else has done it' },
  ownWaiting: 'The server has not confirmed {{count}} of your records',
  ownWaitingText: 'They stay on this device and are sent in your name once it is connected. You need not wait.',
  sync: 'Sync now',
  synced: {
    offline: 'The server can’t be reached. {{waiting}} saved here; they go by themselves once connected.',
    nothing: 'Connected, and nothing was waiting.',
    sent: '{{sent}} sent, {{refused}} of them sent back.',
    some: '{{sent}} sent, {{waiting}} still waiting.',
  },
  unreadable: '{{count}} records can’t be opened',
  unreadableText: 'The key of this device is gone. They are still here: tell the office.',
  export: 'Export what was sent',
  exportHint: 'Numbers, times and outcomes only, nothing of what was recorded: to trace a record that is missing.',
  exportName: 'sent-records',
  provisionalText: 'Shown as recorded on this device; it counts once the server has confirmed it.',
  paper: {
    declareText:
      'Vehicles can then be let in and out without the network. You answer for it, and supervisors are told.',
    declareAction: 'I answer for it',
    reasons: {
      wifi: 'Wi-Fi is down, supervisor agreed by phone',
      server: 'Server is down, supervisor agreed by phone',
      power: 'Power cut, supervisor agreed by phone',
    },
  },
  offlineOver: 'No contact for more than 12 hours: this device only shows what it knows.',
};
