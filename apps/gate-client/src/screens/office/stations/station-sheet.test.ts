import { describe, expect, it } from 'vitest';
import { formOf, newStation, readStation } from './station-sheet.tsx';

const filled = { ...newStation, zh: '北门卸货点', en: 'North dock' };

describe('a station’s form', () => {
  it('[U88] names a new station after its English name, once', () => {
    expect(readStation(filled, [])).toMatchObject({ ok: true, station: { id: 'north-dock', capacity: 2 } });
    expect(readStation(filled, ['north-dock'])).toMatchObject({ ok: true, station: { id: 'north-dock-2' } });
    expect(readStation({ ...filled, id: 'dock-n' }, [])).toMatchObject({ ok: true, station: { id: 'dock-n' } });
  });

  it('[U88] says what is to be corrected first', () => {
    const problem = (change: Partial<typeof filled>, taken: string[] = []) => {
      const read = readStation({ ...filled, ...change }, taken);
      return read.ok ? null : read.problem;
    };
    expect(problem({ zh: ' ' })).toBe('incomplete');
    expect(problem({ id: 'North Dock' })).toBe('idFault');
    expect(problem({ id: 'dock' }, ['dock'])).toBe('idTaken');
    expect(problem({ capacity: '0' })).toBe('capacityFault');
    expect(problem({ capacity: '２' })).toBeNull();
  });

  it('[U88] an edited station keeps what was not touched', () => {
    const read = readStation({ ...filled, id: 'x' }, []);
    if (!read.ok) throw new Error('should be sound');
    expect(readStation(formOf(read.station), [])).toEqual(read);
  });

  it('[U88] a point may have hours of its own, as the gate’s are written', () => {
    const night = { day: 1, from: '22:00', to: '6:00' };
    const hours = (windows: (typeof night)[] | null, change: Partial<typeof filled> = {}) => {
      const read = readStation({ ...filled, hours: windows, ...change }, []);
      return read.ok ? read.station.hours : read.problem;
    };
    expect(hours(null)).toBeNull();
    expect(hours([])).toEqual([]);
    expect(hours([{ ...night, day: 2 }, night])).toEqual([
      { day: 1, from: '22:00', to: '06:00' },
      { day: 2, from: '22:00', to: '06:00' },
    ]);
    expect(hours([{ ...night, to: '' }])).toBe('hoursFault');
    expect(hours([night, { day: 2, from: '05:00', to: '07:00' }])).toBe('hoursOverlap');
    expect(hours([night], { kind: 'gate' })).toBeNull();
    const read = readStation({ ...filled, id: 'x', hours: [{ ...night, to: '06:00' }] }, []);
    if (!read.ok) throw new Error('should be sound');
    expect(readStation(formOf(read.station), [])).toEqual(read);
  });
});
