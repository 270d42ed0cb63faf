import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { keysOf } from '@cordon/server/log/keys.ts';
import { commandOf } from '@cordon/server/testing/commands.ts';
import type { Redis } from 'ioredis';
import type { Kind, Round } from '../kind.ts';
import { pause } from '../stage/collect.ts';

const keys = keysOf('demo');

/** What somebody may do to a running Redis by its console. */
const acts: readonly ((round: Round) => Promise<unknown>)[] = [
  ({ stage: { redis } }) => redis.client.script('FLUSH'),
  ({ stage: { redis } }) => redis.client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'),
  ({ stage: { redis } }) => redis.client.call('CLIENT', 'PAUSE', '700', 'WRITE'),
  async ({ stage: { redis } }) => {
    await redis.client.config('SET', 'appendfsync', 'no');
    await pause(200);
    await redis.client.config('SET', 'appendfsync', 'always');
  },
  async ({ stage: { redis } }) => {
    await redis.client.config('SET', 'appendonly', 'no');
    await pause(200);
    await redis.client.config('SET', 'appendonly', 'yes');
  },
  ({ stage: { redis } }) => redis.client.call('BGREWRITEAOF').catch(() => null), // one may be under way
];

export const redisSettings: Kind = {
  name: 'redis-settings',
  does: 'changes settings of the running Redis, flushes its scripts, closes its clients, writes its log anew',
  rounds: 12,
  servers: 2,
  async round(round) {
    const { history } = round.stage;
    await history.more(20 + Math.floor(round.random() * 20));
    const since = Date.now();
    await acts[round.number % acts.length]?.(round);
    return { recoveryMs: (await history.firstAfter(since)) - since };
  },
};

export const memoryFull: Kind = {
  name: 'memory-full',
  does: 'leaves Redis no memory for a second: it refuses writes, and takes them again afterwards',
  rounds: 5,
  async round({ stage: { redis, history }, random }) {
    await history.more(20 + Math.floor(random() * 40));
    const since = Date.now();
    await redis.client.config('SET', 'maxmemory', '1mb');
    await pause(300 + random() * 1_000);
    await redis.client.config('SET', 'maxmemory', '0');
    return { recoveryMs: (await history.firstAfter(since)) - since };
  },
};

export const queueDeleted: Kind = {
  name: 'queue-deleted',
  does: 'deletes every key of the queues and the messages, which are made again from the feed',
  rounds: 8,
  servers: 2,
  async prepare(stage) {
    const [person] = stage.site.of('admin');
    if (person === undefined) throw new Error('nobody is on duty');
    const office = stage.officer(person);
    const saved = await office.send(commandOf({ type: 'saveChannel', channel: ownWebhook }));
    if (saved?.ok !== true) throw new Error('there is no channel for messages');
  },
  async round({ stage: { redis, history }, number, random }) {
    await history.more(20 + Math.floor(random() * 40));
    const since = Date.now();
    const found = await redis.client.keys(`${keys.jobs}*`);
    if (number === 0 && found.length === 0) throw new Error('there are no queues to delete');
    if (found.length > 0) await redis.client.del(...found);
    return { recoveryMs: (await history.firstAfter(since)) - since };
  },
};

const patienceMs = 15_000;
const leaseMs = 10_000; // and some time to make it again
const lookMs = 50;

/** The list of what is due is lost; the states that it follows from are not. */
export const dueDeleted: Kind = {
  name: 'due-deleted',
  does: 'deletes the list of deadlines and kills the server: the next start makes it again from the states',
  rounds: 5,
  waiting: { count: 40, everyMs: 1_000 }, // each costs a write to the disk when the list is made again
  async round({ stage: { redis, history, servers }, random }) {
    const [server] = servers;
    await history.more(20 + Math.floor(random() * 40));
    const since = Date.now();
    const kept = await laterThan(redis.client, since + leaseMs);
    await redis.client.del(keys.due);
    await server?.kill();
    const back = history.firstAfter(Date.now());
    await server?.start();
    const recoveryMs = (await back) - since;
    // Whoever takes over the clock makes it again, when the lease of the killed one has run out.
    const until = Date.now() + patienceMs;
    while (Date.now() < until && (await isMissing(redis.client, kept))) await pause(lookMs);
    return { recoveryMs };
  },
};

/** Vehicles whose deadline is after this moment. */
async function laterThan(client: Redis, at: number): Promise<string[]> {
  const found = await client.zrangebyscore(keys.due, at, '+inf');
  return found.filter((name) => name.startsWith('visit:'));
}

async function isMissing(client: Redis, names: readonly string[]): Promise<boolean> {
  const standing = await Promise.all(names.map(async (name) => (await client.sismember(keys.open, name)) === 1));
  const scores = names.length === 0 ? [] : await client.zmscore(keys.due, ...names);
  return scores.some((score, i) => score === null && standing[i] === true);
}
