import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { freeMbOf, judgeDisk } from './disk-space.ts';

it('[RH6] a disk with little room is warned of, and a full one is a fault, with the figure', () => {
  expect(judgeDisk('/data', 600)).toEqual({ faults: [], warnings: [] });
  expect(judgeDisk('/data', 500).warnings).toEqual([
    'The disk of /data has 500 MB left, and when it is full Cordon stops: free space there.',
  ]);
  expect(judgeDisk('/data', 3).faults).toEqual(['The disk of /data is full: 3 MB free. Free space there.']);
});

it('[RH6] the room is the disk’s own figure', () => {
  expect(freeMbOf(tmpdir())).toBeGreaterThan(0);
});
