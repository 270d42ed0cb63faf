import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { TimeSources } from './machine-start.ts';

const steady = () => Number(process.hrtime.bigint()) / 1e6;

/** The clocks of this machine. */
export const machineTime: TimeSources = {
  wall: () => Date.now(),
  steady,
  sinceBoot() {
    const sinceMs = uptime() * 1_000;
    // In a container, `uptime` may count from the container's start, and is then shorter than the steady clock, which counts
    // from the machine's start.
    return sinceMs + 1_000 < steady() ? null : sinceMs;
  },
  boot: bootName() ?? randomUUID(),
};

/** The name that Linux gives to each run of the machine. */
function bootName(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}
