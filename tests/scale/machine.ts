import { readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';

/* What a process takes of the machine, and what a Redis says of itself. Linux only. */

const clockTicks = 100; // a second, see sysconf(3)

/** Of all threads of a process, in seconds. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [utime = 0, stime = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (utime + stime) / clockTicks;
}

/** Resident. */
export function megabytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}

export type RedisCounts = { pid: number; connections: number; commands: number; usedBytes: number; logBytes: number };

export async function redisCounts(redis: Redis): Promise<RedisCounts> {
  const info = await redis.info();
  const read = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1]);
  return {
    pid: read('process_id'),
    connections: read('connected_clients'),
    commands: read('total_commands_processed'),
    usedBytes: read('used_memory'),
    logBytes: read('aof_current_size'),
  };
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
