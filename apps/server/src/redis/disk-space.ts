import { statfsSync } from 'node:fs';
import type { DurabilityReport } from './durability.ts';

const mb = 1024 * 1024;
const warnBelowMb = 512;
const failBelowMb = 8;

export function freeMbOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / mb);
}

/** [RH6] On a full disk, a Redis ends that writes every step before it confirms it: so warn while there is still space. */
export function judgeDisk(folder: string, freeMb: number): Pick<DurabilityReport, 'faults' | 'warnings'> {
  if (freeMb < failBelowMb) {
    return { faults: [`The disk of ${folder} is full: ${freeMb} MB free. Free space there.`], warnings: [] };
  }
  if (freeMb >= warnBelowMb) return { faults: [], warnings: [] };
  return {
    faults: [],
    warnings: [`The disk of ${folder} has ${freeMb} MB left, and when it is full Cordon stops: free space there.`],
  };
}
