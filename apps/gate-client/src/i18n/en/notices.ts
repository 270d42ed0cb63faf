import type { Shape } from '../shape.ts';
import type { notices as zh } from '../zh/notices.ts';

export const notices: Shape<typeof zh> = {
  lockdown: {
    title: 'Lockdown',
    means: 'nothing enters, nothing leaves',
    since: 'Set by {{by}} at {{at}}: {{reason}}',
  },
  'clear-revoked': {
    title: 'Campus clear revoked',
    means: 'no admission',
    since: 'Revoked by {{by}} at {{at}}: {{reason}}',
  },
  'clear-expired': {
    title: 'Campus clear has ended',
    means: 'no admission until it is declared again',
    since: 'Ended at {{at}}',
  },
  'clock-set': {
    title: 'The server’s clock was set',
    means: 'times before and after do not fit together; contact times are kept',
    since: 'At {{at}}',
  },
  paper: {
    title: 'Paper mode',
    means: 'vehicles are let in and out without the server',
    since: '{{by}}, since {{at}}: {{reason}}',
  },
};
