import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openResources } from '../../support/open-resources.ts';
import { startTestRedis } from '../../support/redis.ts';
import type { Amounts, Fsync } from '../steps/amounts.ts';
import type { Load } from '../steps/load/load.ts';
import { visitsFor } from '../steps/product.ts';
import { vehicle } from '../steps/vehicle.ts';
import { findPostgres, startPostgres } from './postgres.ts';

export const peers = ['rows', 'function', 'bullmq'] as const;
export type PeerName = (typeof peers)[number];

/** Those whose database is not installed. */
export function skippedPeers(): PeerName[] {
  return findPostgres() === null ? ['rows', 'function'] : [];
}

type Store = { place: string; stop(): Promise<void> };
type Told = { ok: true; port: number } | { ok: false; error: string };

/** @returns null where its database is not installed */
async function storeOf(by: PeerName, fsync: Fsync): Promise<Store | null> {
  if (by === 'bullmq') {
    const redis = await startTestRedis({ appendfsync: fsync });
    return { place: redis.url, stop: () => redis.stop() };
  }
  const programs = findPostgres();
  if (programs === null) return null;
  const postgres = await startPostgres(programs, fsync === 'always');
  return { place: postgres.host, stop: () => postgres.stop() };
}

/**
 * The same steps by another server, with as many tablets and followers.
 *
 * @returns steps a second; null where its database is not installed
 */
export async function runPeer(load: Load, amounts: Amounts, fsync: Fsync, by: PeerName): Promise<number | null> {
  const { steps, warmUp, tablets, followers } = amounts;
  const store = await storeOf(by, fsync);
  if (store === null) return null;
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)));
  const ended = once(child, 'exit');
  const stop = openResources.add(`the peer ${by}`, async () => {
    if (child.connected) child.disconnect();
    await ended;
  });
  const ask = async (order: object): Promise<number> => {
    child.send(order);
    const [told] = (await once(child, 'message')) as [Told];
    if (!told.ok) throw new Error(told.error);
    return told.port;
  };

  const port = await ask({ do: 'start', by, store: store.place });
  const counts = [warmUp, steps];
  const vehicles = counts.map((count) => Array.from({ length: visitsFor(count, tablets) }, (_, i) => vehicle(i)));
  await ask({ do: 'declare', visitIds: vehicles.flat().map(({ visitId }) => visitId) });
  await load.ask({ do: 'keys', count: tablets + 1 });
  const tokens = (count: number) => Array.from({ length: count }, () => '');
  const url = `http://127.0.0.1:${port}`;
  await load.ask({ do: 'connect', url, tablets: tokens(tablets), followers: tokens(followers) });
  let rate = 0;
  for (const [i, count] of counts.entries()) {
    const visits = (vehicles[i] ?? []).map((one) => one.steps);
    const { seconds } = await load.ask({ do: 'steps', visits, lanes: null, count, perSecond: null });
    rate = count / seconds;
  }
  await load.ask({ do: 'disconnect' });
  await stop();
  await store.stop();
  return rate;
}
