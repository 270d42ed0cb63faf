import { type RedisNode, startNode, until } from './redis-nodes.ts';

export type RedisCluster = {
  masters: readonly RedisNode[];
  /** The replica of the master of the same place. */
  replicas: readonly RedisNode[];
  /** For REDIS_URL. */
  url: string;
  slotOf(key: string): Promise<number>;
  /** The node that owns this slot, as all that answer agree. */
  ownerOf(slot: number): Promise<RedisNode>;
  /** Moves a slot with all of its keys, as `redis-cli --cluster reshard` does it. */
  move(slot: number, to: RedisNode): Promise<void>;
  stop(): Promise<void>;
};

const slotCount = 16_384;
const nodeSettings = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '1000'];
const keysAtOnce = 100;
const migrateWithinMs = 10_000;

/** Three masters with a replica each, every slot of them owned. @param settings further ones of each node */
export async function startCluster(settings: readonly string[] = []): Promise<RedisCluster> {
  const nodes = await Promise.all(Array.from({ length: 6 }, () => startNode([...nodeSettings, ...settings])));
  const [masters, replicas] = [nodes.slice(0, 3), nodes.slice(3)];
  const [first] = masters;
  if (first === undefined) throw new Error('there is no master');
  for (const [index, { redis }] of masters.entries()) {
    const from = Math.ceil((index * slotCount) / masters.length);
    const to = Math.ceil(((index + 1) * slotCount) / masters.length) - 1;
    await redis.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
    await redis.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
  }
  for (const { host, port } of nodes.slice(1)) await first.redis.cluster('MEET', host, port);
  const ids = await Promise.all(nodes.map(({ redis }) => redis.call('CLUSTER', 'MYID').then(String)));
  const idOf = (node: RedisNode) => ids[nodes.indexOf(node)] ?? '';
  const everybodyKnowsAll = () => everyOne(nodes, async ({ redis }) => (await known(redis)).length === nodes.length);
  await until(everybodyKnowsAll);
  for (const [index, { redis }] of replicas.entries()) await redis.cluster('REPLICATE', ids[index] ?? '');
  await until(() => everyOne(nodes, async ({ redis }) => /cluster_state:ok/.test(await redis.cluster('INFO'))));
  await until(() =>
    everyOne(replicas, async ({ redis }) => /master_link_status:up/.test(await redis.info('replication'))),
  );

  async function ownerSeenBy({ redis }: RedisNode, slot: number): Promise<RedisNode | undefined> {
    const owner = (await redis.cluster('SLOTS')).find(([from, to]) => from <= slot && slot <= to);
    const [, port] = owner?.[2] ?? [];
    return nodes.find((node) => node.port === port);
  }

  return {
    masters,
    replicas,
    url: `redis+cluster://${nodes.map(({ host, port }) => `${host}:${port}`).join(',')}`,
    slotOf: (key) => first.redis.cluster('KEYSLOT', key),
    async ownerOf(slot) {
      const owner = await ownerSeenBy(first, slot);
      if (owner === undefined) throw new Error(`nobody owns slot ${slot}`);
      return owner;
    },
    async move(slot, to) {
      const from = await ownerSeenBy(first, slot);
      if (from === undefined) throw new Error(`nobody owns slot ${slot}`);
      await to.redis.cluster('SETSLOT', slot, 'IMPORTING', idOf(from));
      await from.redis.cluster('SETSLOT', slot, 'MIGRATING', idOf(to));
      for (;;) {
        const keys = await from.redis.cluster('GETKEYSINSLOT', slot, keysAtOnce);
        if (keys.length === 0) break;
        await from.redis.call('MIGRATE', to.host, to.port, '', 0, migrateWithinMs, 'KEYS', ...keys);
      }
      for (const { redis } of [to, from, ...masters]) await redis.cluster('SETSLOT', slot, 'NODE', idOf(to));
    },
    async stop() {
      for (const node of nodes) await node.stop();
    },
  };
}

async function known(redis: RedisNode['redis']): Promise<readonly string[]> {
  const lines = String(await redis.call('CLUSTER', 'NODES'))
    .trim()
    .split('\n');
  return lines.filter((line) => !/handshake|fail|noaddr/.test(line));
}

async function everyOne<T>(all: readonly T[], is: (one: T) => Promise<boolean>): Promise<boolean> {
  return (await Promise.all(all.map(is))).every(Boolean);
}
