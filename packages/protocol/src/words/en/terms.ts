import type { Shape } from '../shape.ts';
import type { terms as zh } from '../zh/terms.ts';

export const terms: Shape<typeof zh> = {
  roles: {
    gate: 'Gate',
    unloading: 'Unloading point',
    supervisor: 'Supervisor',
    admin: 'Office',
    auditor: 'Auditor',
    system: 'System',
  },
  places: {
    expected: 'Expected',
    atGate: 'At the gate',
    onTheWayIn: 'On the way in',
    atPoint: 'At a point',
    onTheWayOut: 'On the way out',
    atExit: 'At the exit',
    closed: 'Closed',
  },
  deviations: {
    'left-cab': 'Somebody left the cab',
    'window-open': 'Window open',
    'mask-off': 'Mask off',
    contact: 'Contact with people on site',
    'wrong-route': 'Wrong route',
    other: 'Another deviation',
  },
  needs: {
    water: 'Water',
    food: 'Food',
    toilet: 'A toilet',
    doctor: 'A doctor',
    'way-out': 'A way out at once',
  },
  severities: { info: 'Note', warning: 'Warning', high: 'High', critical: 'Critical' },
};
