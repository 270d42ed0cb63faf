import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

/** More than this share of the processors' time taken by others makes a figure doubtful. */
const busyShare = 0.15;
const ticksPerSecond = 100; // USER_HZ, the same on every Linux

/** Processor time of a process so far, in seconds. Linux only. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

export type MachineTimes = { busy: number; stolen: number; all: number };

/** What all processors have done so far, in ticks. */
export function machineTimes(stat = readFileSync('/proc/stat', 'utf8')): MachineTimes {
  const [line = ''] = stat.split('\n', 1);
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = line
    .replace(/^cpu\s+/, '')
    .split(' ')
    .map(Number);
  const busy = user + nice + system + irq + softirq;
  return { busy, stolen: steal, all: busy + idle + iowait + steal };
}

export type Quiet = { busy: boolean; others: number; steal: number; load: number };

/**
 * Whether others use the machine: looked at while the bench itself does nothing.
 *
 * @returns shares of all processors' time, 0 to 1
 */
export async function lookAtMachine(ms = 500): Promise<Quiet> {
  const before = machineTimes();
  await new Promise((resolve) => setTimeout(resolve, ms));
  return quietBetween(before, machineTimes(), loadavg()[0] ?? 0);
}

export function quietBetween(before: MachineTimes, after: MachineTimes, load: number): Quiet {
  const all = Math.max(1, after.all - before.all);
  const others = (after.busy - before.busy) / all;
  const steal = (after.stolen - before.stolen) / all;
  return { busy: others + steal > busyShare, others: share(others), steal: share(steal), load: share(load) };
}

export const processors = availableParallelism();

function share(value: number): number {
  return Math.round(value * 100) / 100;
}
