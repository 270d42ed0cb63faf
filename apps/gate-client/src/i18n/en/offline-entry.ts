import type { Shape } from '../shape.ts';
import type { offlineEntry as zh } from '../zh/offline-entry.ts';

export const offlineEntry: Shape<typeof zh> = {
  noNetwork: 'The server can’t be reached. Trying again.',
  whoMay:
    'Gate and point staff who signed in on this device in the last 30 days can work without the network, by their PIN.',
  needsNetwork: 'Needs the network',
  title: 'The server can’t be reached. You can work without it.',
  until: 'Without the network until {{time}}',
  kept: 'What you record is kept on this device, and sent by itself once the network is back.',
  judged: 'The server then has the last word: what it refuses you are told, and so is the supervisor.',
  old: 'The screen shows how things stood when the network went; admit and release by the rules for such times.',
  again: 'Once the network is back you may be asked for your PIN again. Nothing that you recorded is lost.',
  go: 'Work without the network',
  wait: 'Try again in {{time}}.',
  wrong: {
    what: 'The PIN is wrong',
    todo: 'There is no network, so this device checks it. Ten wrong ones lock it.',
  },
  delayed: { what: 'Too many wrong PINs in a row', todo: 'Try again in a little while.' },
  locked: {
    what: 'Locked on this device after too many wrong PINs',
    todo: 'Sign in once with the network, and it is open again.',
  },
  unknown: {
    what: 'The server can’t be reached, and this number can’t sign in here without it',
    todo: 'Only gate and point staff who signed in on this device in the last 30 days can. Wait for the network, or ask one of them.',
  },
  expired: {
    what: 'This device has been without the network for over 12 hours: nobody can sign in on it',
    todo: 'What it knows is too old to go by. Get it back on the network first; until then work on paper.',
  },
};
