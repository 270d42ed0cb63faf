import type { Shift } from '@cordon/protocol/site/shift.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { emptyPicture, type Picture } from '../state/picture.ts';
import {
  atGate,
  declared,
  hotDriver,
  nine,
  readyForAdmission,
  site,
  visitOf,
  wetted,
} from '../watch/testing/pictures.ts';
import { overviewOf } from './overview-panel.tsx';

const gate = { personId: 'gate-1', role: 'gate', stations: ['main-gate'] } as const;
const officer = { ...gate, stations: [...gate.stations] };
const at = (stations: string[]) => ({ personId: 'unloading-1', role: 'unloading' as const, stations });
const supervisor = { personId: 'supervisor-1', role: 'supervisor' as const, stations: [] };

function shiftOf(personId: string, ended: Shift['ended'], to: Partial<Shift> = {}): Shift {
  return {
    personId,
    name: `值守 ${personId}`,
    role: 'gate',
    stations: ['main-gate'],
    from: nine - 8 * hourMs,
    ended,
    ...to,
  };
}

const visits = [
  visitOf('wet', declared('渝A12345'), ...atGate(0), wetted(1)),
  visitOf('hot', declared('渝B12345'), ...atGate(0), ...hotDriver(2)),
  visitOf('done', declared('渝C12345'), ...atGate(0), ...readyForAdmission(1)),
  visitOf('later', declared('渝D12345', 60, ['second-canteen'])),
  visitOf('forgotten', declared('渝E12345', -600)),
];

function pictureWith(shifts: Shift[] = []): Picture {
  return {
    ...emptyPicture,
    site: { version: 1, state: { ...site, shifts } },
    visits: Object.fromEntries(visits.map((state) => [state.id, { version: 1, state }])),
  };
}

describe('what a shift takes over', () => {
  it('[U230] counts the vehicles of the own stations by place, and what waits', () => {
    expect(overviewOf(pictureWith(), officer, nine + 5 * 60_000)).toMatchObject({
      vehicles: [
        { place: 'expected', count: 1 },
        { place: 'atGate', count: 3 },
      ],
      held: 1,
      contact: 1,
      alerts: 0,
    });
  });

  it('[U230] is of the own point only at a point, of the whole site without one, and without alerts where none are seen', () => {
    const point = overviewOf(pictureWith(), at(['second-canteen']), nine);
    expect(point).toMatchObject({ vehicles: [{ place: 'expected', count: 1 }], held: 0, alerts: null });
    expect(overviewOf(pictureWith(), supervisor, nine).vehicles).toHaveLength(2);
  });

  it('[U230] begins with who left last at the same place, and their word', () => {
    const shifts = [
      shiftOf('gate-2', { at: nine - 2, note: '三号位地磅坏了' }),
      shiftOf('gate-3', { at: nine - 9, note: null }),
      shiftOf('gate-4', { at: nine - 1, note: null }, { stations: ['north-gate'] }),
      shiftOf('gate-5', null),
    ];
    expect(overviewOf(pictureWith(shifts), officer, nine).handed).toMatchObject({
      name: '值守 gate-2',
      ended: { note: '三号位地磅坏了' },
    });
    expect(overviewOf(pictureWith(), officer, nine).handed).toBeNull();
  });
});
