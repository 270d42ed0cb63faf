import { describe, expect, it } from 'vitest';
import { newDevice, readDevice } from './device-sheet.tsx';

describe('the form of a device', () => {
  it('[U234] names a new one by itself, and keeps the name of one that is renamed', () => {
    const form = { name: '主门平板', stations: ['main-gate'] };
    expect(readDevice(form, null, ['device'])).toEqual({ id: 'device-2', ...form });
    expect(readDevice({ ...form, name: 'Gate 1' }, null, [])).toMatchObject({ id: 'gate-1' });
    expect(readDevice({ ...form, name: '北门平板' }, 'gate-1', ['gate-1'])).toMatchObject({ id: 'gate-1' });
  });

  it('[U234] is none without a name', () => {
    expect(readDevice(newDevice, null, [])).toBeNull();
    expect(readDevice({ ...newDevice, name: '   ' }, null, [])).toBeNull();
  });
});
