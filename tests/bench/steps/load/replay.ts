import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { Redis } from 'ioredis';
import { inParallel } from '../../figures.ts';

export type Replayed = { count: number; seconds: number };

/**
 * Sends chains of commands to a Redis: each chain in order by one client, each command once the one before was answered.
 *
 * @param file chains of commands, each with its name and arguments, as V8 serializes them
 */
export async function replay(url: string, file: string, clients: number): Promise<Replayed> {
  const chains = deserialize(readFileSync(file)) as Buffer[][][];
  const connections = Array.from({ length: clients }, () => new Redis({ path: url }));
  await Promise.all(connections.map((redis) => redis.ping()));
  let count = 0;
  const began = performance.now();
  await inParallel(chains, clients, async (chain, lane) => {
    for (const [name = Buffer.alloc(0), ...args] of chain) {
      await connections[lane]?.call(name.toString(), ...args);
      count += 1;
    }
  });
  const seconds = (performance.now() - began) / 1_000;
  for (const redis of connections) redis.disconnect();
  return { count, seconds };
}
