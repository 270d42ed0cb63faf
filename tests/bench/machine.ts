import { readFileSync } from 'node:fs';

/** More than this share of the processors' time taken by others makes a figure doubtful. */
const busyShare = 0.1;
const ticksPerSecond = 100; // USER_HZ, the same on every Linux

/** What all processors have done so far, in ticks. */
export type MachineTimes = { busy: number; stolen: number; all: number };

export function readMachineTimes(stat: string): MachineTimes {
  const [line = ''] = stat.split('\n', 1);
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, stolen = 0] = line
    .replace(/^cpu\s+/, '')
    .split(' ')
    .map(Number);
  const busy = user + nice + system + irq + softirq;
  return { busy, stolen, all: busy + idle + iowait + stolen };
}

/** Processor time of a process so far, in ticks: its own, and that of its children which have ended. */
export function readProcessTimes(stat: string): { own: number; ofChildren: number } {
  const [, , , , , , , , , , , user, system, childUser, childSystem] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { own: Number(user) + Number(system), ofChildren: Number(childUser) + Number(childSystem) };
}

const statOf = (pid: number | 'self') => readProcessTimes(readFileSync(`/proc/${pid}/stat`, 'utf8'));

/** Processor time of a process so far, in seconds. Linux only. */
export function cpuSecondsOf(pid: number): number {
  return statOf(pid).own / ticksPerSecond;
}

/** Megabytes of a process that are resident. Linux only. */
export function residentMbOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}

export type Others = { busy: boolean; share: number };

/** @param own ticks that the bench itself took between the two */
export function othersBetween(before: MachineTimes, after: MachineTimes, own: number): Others {
  const all = Math.max(1, after.all - before.all);
  const taken = after.busy - before.busy - own + (after.stolen - before.stolen);
  const share = Math.max(0, Math.round((taken / all) * 100) / 100);
  return { busy: share > busyShare, share };
}

/**
 * Sees how much of the machine others take from now on: all that is not this process, its children that have ended by then, and
 * those that are named.
 *
 * @returns ends it
 */
export function watchOthers(living: readonly number[]): () => Others {
  const look = () => {
    const { own, ofChildren } = statOf('self');
    const ticks = own + ofChildren + living.reduce((sum, pid) => sum + statOf(pid).own, 0);
    return { machine: readMachineTimes(readFileSync('/proc/stat', 'utf8')), ticks };
  };
  const before = look();
  return () => {
    const after = look();
    return othersBetween(before.machine, after.machine, after.ticks - before.ticks);
  };
}
