import { describe, expect, it } from 'vitest';
import { site } from '../../../watch/testing/pictures.ts';
import { newMember, readStaff, stationsForRole } from './staff-sheet.tsx';

const filled = { ...newMember, staffNumber: '1002', name: '门岗二号', stations: ['main-gate'] };

function problem(change: Partial<typeof filled>) {
  const read = readStaff({ ...filled, ...change }, 'p-1', site.stations);
  return read.ok ? null : read.problem;
}

describe('a person’s form', () => {
  it('[U89] offers gates to the gate, points to the points, and nothing to the others', () => {
    expect(stationsForRole('gate', site.stations).map(({ id }) => id)).toEqual(['main-gate']);
    expect(stationsForRole('unloading', site.stations)).toHaveLength(8);
    expect(stationsForRole('auditor', site.stations)).toEqual([]);
  });

  it('[U89] leaves out stations of the role that somebody had before', () => {
    const read = readStaff({ ...filled, role: 'supervisor' }, 'p-1', site.stations);
    expect(read).toMatchObject({ ok: true, member: { role: 'supervisor', stations: [], personId: 'p-1' } });
  });

  it('[U89] says what is to be corrected first', () => {
    expect(problem({})).toBeNull();
    expect(problem({ staffNumber: '１００２' })).toBeNull();
    expect(problem({ name: ' ' })).toBe('incomplete');
    expect(problem({ staffNumber: '12' })).toBe('numberFault');
    expect(problem({ stations: [] })).toBe('stationsMissing');
    expect(problem({ role: 'unloading' })).toBe('stationsMissing');
  });
});
