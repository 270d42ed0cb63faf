import { randomBytes } from 'node:crypto';
import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { Random } from '@cordon/protocol/testing/random.ts';
import type { Ended } from '../check/evidence.ts';
import { createHistory, type History } from '../history.ts';
import { openConnection, type Place } from '../load/connection.ts';
import { type Follower, startFollower } from '../load/follower.ts';
import { createOfficer, type Officer } from '../load/officer.ts';
import { type ChaosRedis, type ChaosRedisOptions, startChaosRedis } from './redis.ts';
import { type ChaosServer, type ChaosServerOptions, createChaosServer } from './server.ts';
import { type ChaosSite, openChaosSite, type Person, registerDrivers, standWaiting } from './site.ts';

export type StageOptions = {
  servers: number;
  lanes: number; // of vehicles, each worked on at the same time as the others
  followers: number;
  redis: ChaosRedisOptions;
  server: Pick<ChaosServerOptions, 'program' | 'env' | 'preload'>;
  random: Random;
  /** How many vehicles stand waiting for a deadline, and how far apart. */
  waiting: { count: number; everyMs: number };
  /** What the connections of the load go through, by server. */
  through?: (server: ChaosServer) => Promise<string>;
};

/** A site under way: its store, its processes, everybody who works on it and everybody who follows it. */
export type Stage = {
  redis: ChaosRedis;
  servers: readonly ChaosServer[];
  site: ChaosSite;
  drivers: readonly CrewMember[]; // one for each lane
  standing: readonly string[]; // visits that wait for a deadline, the last one longest
  spare: CrewMember; // for what a round does by itself
  history: History;
  followers: Follower[];
  ended: Ended[];
  random: Random;
  /**
   * @param connections how many; each begins at another server
   * @param first the server that the first of them begins at
   */
  officer(person: Person, connections?: number, first?: number): Officer;
  follow(name: string, first?: number): Follower;
  /** Every honest command that was answered, with who sent it. */
  sent(): readonly Sent[];
  /** From then on nothing is sent again that has no answer. */
  giveUp(): void;
  isOver(): boolean;
  stop(): Promise<void>;
};

export type Sent = { command: Command; officer: Officer };

const answerMs = 4_000;
const firstDueMs = 1_500; // the server starts meanwhile

export async function openStage(options: StageOptions): Promise<Stage> {
  const { random } = options;
  const redis = await startChaosRedis(options.redis);
  const site = await openChaosSite(redis.client);
  const { servers, standing, through } = await startServers(options, redis);
  const [spare, ...drivers] = await registerDrivers(servers[0]?.url ?? '', site, options.lanes + 1);
  if (spare === undefined) throw new Error('nobody drives');
  await redis.sync(); // else a power cut takes the people too, and nobody can work any more
  const history = createHistory();
  let isOver = false;

  const placesFrom = (first: number): Place[] =>
    servers.map((_, i) => {
      const url = servers[(first + i) % servers.length]?.url ?? '';
      const over = through.get(url);
      return over === undefined ? { url } : { url, through: over };
    });
  const watchers = site.of('supervisor');
  const followers: Follower[] = [];
  const officers: Officer[] = [];
  const sent: Sent[] = [];
  let opened = 0;
  const follow: Stage['follow'] = (name, first = followers.length) => {
    const person = watchers[followers.length % watchers.length];
    const ticket = { token: person?.token ?? '', keys: site.keys };
    const follower = startFollower(name, { places: placesFrom(first), ticket, answerMs: answerMs * 2 });
    followers.push(follower);
    return follower;
  };
  for (let i = 0; i < options.followers; i += 1) await follow(`follower ${i}`).begun;

  return {
    ...{ redis, servers, site, drivers, standing, spare, history, followers, random, follow },
    ended: [],
    sent: () => sent,
    officer({ member, token }, connections = 1, first = (opened += 1)) {
      const ticket = { token, keys: site.keys };
      const own = Array.from({ length: connections }, (_, i) =>
        openConnection({ places: placesFrom(first + i), ticket, answerMs }),
      );
      const { personId, role } = member;
      const onSettled = (command: Command, by: Officer) => void sent.push({ command, officer: by });
      const officer = createOfficer({ personId, role, connections: own, history, isOver: () => isOver, onSettled });
      officers.push(officer);
      return officer;
    },
    giveUp: () => void (isOver = true),
    isOver: () => isOver,
    async stop() {
      isOver = true;
      for (const officer of officers) officer.leave();
      for (const follower of followers) follower.leave();
      for (const server of servers) await server.stop();
      await redis.stop();
    },
  };
}

/** The vehicles that wait, and the processes; one after the other, since the first makes what all share. */
async function startServers({ servers: count, server, waiting, through: lead }: StageOptions, redis: ChaosRedis) {
  const siteKey = randomBytes(32).toString('base64');
  const servers: ChaosServer[] = [];
  for (let i = 0; i < count; i += 1) servers.push(await createChaosServer({ redisUrl: redis.url, siteKey, ...server }));
  const from = Date.now() + firstDueMs;
  const dueAt = Array.from({ length: waiting.count }, (_, i) => from + i * waiting.everyMs);
  const standing = await standWaiting(redis.client, dueAt);
  const through = new Map<string, string>();
  for (const one of servers) {
    await one.start();
    if (lead !== undefined) through.set(one.url, await lead(one));
  }
  return { servers, standing, through };
}
