import { describe, expect, it } from 'vitest';
import { emptyExit, exitReport, type ExitFields } from './exit-reading.ts';

const read: ExitFields = {
  plate: '渝A12345',
  trailer: 'none',
  trailerPlate: '',
  sealed: 'read',
  seal: 'S-4711',
  cargo: 'empty',
  containers: '',
};

describe('what is read at the exit', () => {
  it('[U150] begins with nothing: no field is filled in from the entry', () => {
    expect(Object.values(emptyExit).every((value) => value === '' || value === null)).toBe(true);
    expect(exitReport(emptyExit, [''])).toBe('plate');
  });

  it('[U150] becomes a report once every field has been read', () => {
    expect(exitReport(read, ['X2K8', '002X'])).toEqual({
      kind: 'reconcile',
      plate: '渝A12345',
      trailerPlate: null,
      people: [],
      seal: 'S-4711',
      cargo: 'empty',
      containers: 0,
    });
  });

  it.each([
    ['trailer', { trailer: null }, ['X2K8']],
    ['trailer', { trailer: 'read' }, ['X2K8']],
    ['people', {}, ['X2K']],
    ['people', {}, []],
    ['seal', { sealed: null }, ['X2K8']],
    ['seal', { seal: 'S' }, ['X2K8']],
    ['cargo', { cargo: null }, ['X2K8']],
    ['containers', { cargo: 'refuse' }, ['X2K8']],
  ] as const)('[U150] says that %s is still to be read', (missing, change, tails) => {
    expect(exitReport({ ...read, ...change }, tails)).toBe(missing);
  });

  it('[U150] counts containers of refuse only', () => {
    expect(exitReport({ ...read, cargo: 'refuse', containers: '12' }, ['X2K8'])).toMatchObject({ containers: 12 });
    expect(exitReport({ ...read, cargo: 'goods', containers: '12' }, ['X2K8'])).toMatchObject({ containers: 0 });
  });
});
