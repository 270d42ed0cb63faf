import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { Redis } from 'ioredis';
import { inParallel } from '../../figures.ts';

export type Replayed = { count: number; seconds: number; cpuSeconds: number };

/**
 * Sends chains of commands to a Redis: each chain in order by one client, each command once the one before was answered.
 *
 * @param file chains of commands, each with its name and arguments, as V8 serializes them
 */
export async function replay(url: string, file: string, clients: number): Promise<Replayed> {
  const chains = (deserialize(readFileSync(file)) as Buffer[][][]).map((chain) => chain.map((one) => one.map(textOf)));
  const connections = Array.from({ length: clients }, () => new Redis({ path: url }));
  await Promise.all(connections.map((redis) => redis.ping()));
  let count = 0;
  const before = process.cpuUsage();
  const began = performance.now();
  await inParallel(chains, clients, async (chain, lane) => {
    for (const [name = '', ...args] of chain) {
      await connections[lane]?.call(name, ...args);
      count += 1;
    }
  });
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(before);
  for (const redis of connections) redis.disconnect();
  return { count, seconds, cpuSeconds: (user + system) / 1_000_000 };
}

/** Text costs the client less than bytes do. @throws RangeError when it would be other bytes then */
function textOf(bytes: Buffer): string {
  const text = bytes.toString();
  if (!Buffer.from(text).equals(bytes)) throw new RangeError('an argument is no text');
  return text;
}
