import type { Shape } from '../shape.ts';
import type { strip as zh } from '../zh/strip.ts';

export const strip: Shape<typeof zh> = {
  label: 'Status strip',
  person: 'On duty',
  serverTime: 'Server time',
  noStation: 'Whole site',
  stations: '{{first}} + {{more}} more',
  toDay: 'Day',
  toDark: 'Night',
  link: {
    connecting: 'Connecting',
    live: 'Connected',
    stale: 'Out of date',
    offline: 'Disconnected',
  },
  age: 'Picture {{age}} old',
  fresh: 'Live picture',
  staleSince: 'No news since {{time}}: what you see may be out of date.',
  neverLive: 'Nothing has come from the server yet.',
  waiting: 'Waiting {{count}}',
  oldest: 'oldest {{age}}',
  nothingWaiting: 'Nothing waits',
  refused: 'Sent back {{count}}',
  bye: {
    revoked: 'Your sign-in has been withdrawn. Sign in again.',
    slow: 'The network is too slow. Connecting again.',
    upgrade: 'The server is being upgraded. Connecting again.',
    stopping: 'The server is stopping. Connecting again.',
  },
};
