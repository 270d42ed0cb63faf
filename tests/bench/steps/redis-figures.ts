import type { Redis } from 'ioredis';

/** What Redis says of itself, as totals since it began. */
export type RedisTotals = { cpuSeconds: number; bytesIn: number; bytesOut: number; calls: ReadonlyMap<string, number> };

export async function redisTotals(redis: Redis): Promise<RedisTotals> {
  return readTotals(await redis.info('cpu', 'stats', 'commandstats'));
}

export function readTotals(info: string): RedisTotals {
  const number = (name: string): number => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1] ?? Number.NaN);
  const calls = new Map<string, number>();
  for (const [, name = '', count] of info.matchAll(/^cmdstat_([^:]+):calls=(\d+)/gm)) calls.set(name, Number(count));
  return {
    cpuSeconds: number('used_cpu_user') + number('used_cpu_sys'),
    bytesIn: number('total_net_input_bytes'),
    bytesOut: number('total_net_output_bytes'),
    calls,
  };
}
