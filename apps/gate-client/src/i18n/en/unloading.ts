import type { Shape } from '../shape.ts';
import type { unloading as zh } from '../zh/unloading.ts';

export const unloading: Shape<typeof zh> = {
  title: 'Unloading point',
  list: 'Arrivals',
  station: 'My station',
  allStations: 'All stations ({{count}})',
  none: 'No vehicle is coming',
  noneText: 'Vehicles announced for this station appear here by themselves.',
  rest: 'After these: {{count}}',
  near: {
    here: 'Here',
    coming: 'Coming',
    elsewhere: 'At another stop',
    atGate: 'At the gate',
    expected: 'Expected',
  },
  when: {
    here: 'Stands here',
    next: 'Next: {{step}}',
    contact: '{{step}}: contact time runs',
    depart: 'Done: it may depart',
    coming: 'Here within {{count}} min',
    overdue: '{{count}} min late',
    elsewhere: 'Another stop first, then here',
    atGate: 'Being checked at the gate',
    eta: 'Expected at the gate {{at}}',
    soon: 'Expected at the gate in {{count}} min',
    late: '{{count}} min later than expected',
  },
  backToList: 'Back to the arrivals',
  incidents: 'What goes wrong',
  steps: 'Steps at this station',
  notPassed: 'Findings here that did not pass',
  nothing: {
    held: 'On hold: a supervisor decides',
    wait: 'Not here yet',
  },
};
