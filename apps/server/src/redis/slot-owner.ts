import { createConnection, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { AbstractConnector, Redis, type RedisOptions } from 'ioredis';
import { z } from 'zod';
import type { RedisAddress } from './address.ts';

type Cluster = Extract<RedisAddress, { kind: 'cluster' }>;
type Node = { host: string; port: number };

const disconnectWithinMs = 2_000;
const askWithinMs = 1_000;

/** Of CLUSTER SLOTS: the first and the last slot, the node that owns them, and its replicas. */
const slots = z.array(
  z
    .tuple([z.int(), z.int(), z.tuple([z.string().nullable(), z.int()]).rest(z.unknown())])
    .rest(z.tuple([z.string().nullable(), z.int()]).rest(z.unknown())),
);

/**
 * [RH12] Connects to the node of a cluster that owns the slot of a key. All keys of a site lie in one slot, so one connection
 * serves it as it would at a Redis without a cluster; a connection that is refused, because the slot has moved, is made again.
 *
 * @returns what ioredis takes as the option `Connector`
 */
export function slotOwnerConnector(cluster: Cluster, key: string): NonNullable<RedisOptions['Connector']> {
  let known: readonly Node[] = cluster.nodes; // those of the address first, then all that were told of

  return class extends AbstractConnector {
    constructor() {
      super(disconnectWithinMs);
    }

    async connect(): Promise<Socket | TLSSocket> {
      this.connecting = true;
      const found = await findOwner(cluster, known, key);
      if (!this.connecting) throw new Error('Connection is closed.');
      known = uniqueNodes([...cluster.nodes, ...found.nodes]);
      const stream = cluster.isTls
        ? connectTls({ ...found.owner, servername: found.owner.host })
        : createConnection(found.owner);
      stream.once('error', (error: Error) => (this.firstError = error));
      this.stream = stream;
      return stream;
    }
  };
}

/** @throws Error when no node that answers knows an owner */
async function findOwner(
  cluster: Cluster,
  nodes: readonly Node[],
  key: string,
): Promise<{ owner: Node; nodes: Node[] }> {
  let fault: unknown;
  for (const node of nodes) {
    try {
      return await askNode(cluster, node, key);
    } catch (error) {
      fault = error;
    }
  }
  throw fault;
}

async function askNode({ isTls, username, password }: Cluster, node: Node, key: string) {
  const redis = new Redis({
    ...node,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(isTls ? { tls: { servername: node.host } } : {}),
    ...{ lazyConnect: true, enableReadyCheck: false, retryStrategy: () => null, maxRetriesPerRequest: 0 },
    ...{ connectTimeout: askWithinMs, commandTimeout: askWithinMs },
  });
  redis.on('error', () => undefined); // the first one is told of below
  const whyNot = new Promise<never>((_, reject) => void redis.once('error', reject)); // `connect` says only that it is closed
  try {
    await Promise.race([redis.connect(), whyNot]);
    const [slot, reply] = await Promise.all([redis.cluster('KEYSLOT', key), redis.cluster('SLOTS')]);
    const ranges = slots.parse(reply).map(([first, last, ...owners]) => ({ first, last, owners: owners.map(nodeOf) }));
    const owner = ranges.find(({ first, last }) => first <= slot && slot <= last)?.owners[0];
    if (owner === undefined) throw new Error('CLUSTERDOWN nobody owns the slot of this site');
    return { owner, nodes: ranges.flatMap(({ owners }) => owners) };
  } finally {
    redis.disconnect();
  }

  /** A node that does not know its own address tells none: it is the one that was asked. */
  function nodeOf([host, port]: [string | null, number, ...unknown[]]): Node {
    return { host: host || node.host, port };
  }
}

function uniqueNodes(nodes: readonly Node[]): Node[] {
  return [...new Map(nodes.map((node) => [`${node.host}:${node.port}`, node])).values()];
}
