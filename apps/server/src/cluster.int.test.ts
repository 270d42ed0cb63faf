import { hourMs } from '@cordon/protocol/time.ts';
import { type RedisCluster, startCluster } from '@cordon/tests/support/redis-cluster.ts';
import type { RedisNode } from '@cordon/tests/support/redis-nodes.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keysOf } from './log/keys.ts';
import { eventsOf, readRange } from './log/read.ts';
import { commandOf } from './testing/commands.ts';
import { type Client, startTestCordon, type TestCordon } from './testing/cordon.ts';

/* Three sites in one cluster, each at a master of its own: chosen by their slots. */

type Site = {
  siteId: string;
  slot: number;
  cordon: TestCordon;
  officer: Client;
  screen: Client;
  confirmed: string[]; // IDs of commands
};

let cluster: RedisCluster;
let sites: Site[];

beforeEach(async () => {
  cluster = await startCluster();
  sites = [];
  for (const master of cluster.masters) {
    const { siteId, slot } = await siteAt(master);
    const cordon = await startTestCordon({ redisUrl: cluster.url, siteId, replicas: 1 });
    const officer = await cordon.socket(await cordon.signIn('3001'));
    const screen = await cordon.socket(await cordon.signIn('5001'));
    await screen.follow();
    sites.push({ siteId, slot, cordon, officer, screen, confirmed: [] });
  }
});
afterEach(async () => {
  for (const { cordon } of sites) await cordon.stop();
  await cluster.stop();
});

/** A name whose keys this master owns. */
async function siteAt(master: RedisNode): Promise<{ siteId: string; slot: number }> {
  for (let n = 1; ; n += 1) {
    const siteId = `campus-${n}`;
    const slot = await cluster.slotOf(keysOf(siteId).prefix);
    if ((await cluster.ownerOf(slot)) === master && sites.every((site) => site.siteId !== siteId))
      return { siteId, slot };
  }
}

/** One more step of each of these sites, sent again until it is confirmed. */
async function step(of: readonly Site[] = sites): Promise<void> {
  const sent = of.map(async ({ officer, confirmed }) => {
    const command = commandOf({ type: 'declareClear', until: Date.now() + hourMs, statement: '清点完毕' });
    await expect.poll(() => officer.command(command)).toMatchObject({ ok: true });
    confirmed.push(command.commandId);
  });
  await Promise.all(sent);
}

/** @returns a function that ends the steps that go on meanwhile */
function traffic(): () => Promise<void> {
  let isStopped = false;
  const going = sites.map(async (site) => {
    while (!isStopped) await step([site]);
  });
  return async () => {
    isStopped = true;
    await Promise.all(going);
  };
}

/** Everything that was confirmed is in the feed once, and every screen has seen every entry once and in order. */
async function everythingIsThere(): Promise<void> {
  for (const { siteId, slot, screen, confirmed } of sites) {
    const { redis } = await cluster.ownerOf(slot);
    const keys = keysOf(siteId);
    const cleared = eventsOf(await readRange(redis, keys, 1, 1_000_000)).filter(
      ({ event }) => event.type === 'clearDeclared',
    );
    expect(cleared.map(({ commandId }) => commandId)).toEqual(expect.arrayContaining(confirmed));
    expect(new Set(cleared.map(({ commandId }) => commandId)).size).toBe(cleared.length);
    const seen = () => screen.packets.flatMap(({ events }) => events);
    await expect.poll(() => seen().at(-1)?.seq).toBeGreaterThanOrEqual(cleared.at(-1)?.seq ?? 0);
    const seqs = seen().map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(seen().filter(({ event }) => event.type === 'clearDeclared').length).toBe(cleared.length);
  }
}

it('[RH12] each site is at the master of its slot, and knows nothing of the others', async () => {
  await step();
  for (const { siteId, slot } of sites) {
    const owner = await cluster.ownerOf(slot);
    const names = await owner.redis.keys('cordon:*');
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.startsWith(keysOf(siteId).prefix))).toEqual([]);
  }
  expect(new Set(sites.map(({ slot }) => slot)).size).toBe(3);
  await everythingIsThere();
});

it('[RH12] a slot that is moved to another master while steps go on takes its site along', async () => {
  const stop = traffic();
  const [first, second] = sites;
  if (first === undefined || second === undefined) throw new Error('there are no sites');
  await expect.poll(() => sites.every(({ confirmed }) => confirmed.length > 2)).toBe(true);
  const target = await cluster.ownerOf(second.slot);
  await cluster.move(first.slot, target);
  const before = first.confirmed.length;
  await expect.poll(() => first.confirmed.length).toBeGreaterThan(before + 2);
  await stop();
  expect(await cluster.ownerOf(first.slot)).toBe(target);
  await everythingIsThere();
});

it('[RH12] [RH13] a master that dies while steps go on: its replica takes over with everything that was confirmed', async () => {
  const stop = traffic();
  const [, site] = sites;
  if (site === undefined) throw new Error('there is no site');
  await expect.poll(() => sites.every(({ confirmed }) => confirmed.length > 2)).toBe(true);
  const dying = await cluster.ownerOf(site.slot);
  await dying.kill();
  await expect.poll(async () => (await cluster.ownerOf(site.slot)) !== dying).toBe(true);
  await dying.start(); // as the replica of the one that was its own: with CORDON_REPLICAS=1 nothing is confirmed without it
  const before = site.confirmed.length;
  await expect.poll(() => site.confirmed.length).toBeGreaterThan(before + 2);
  await stop();
  await everythingIsThere();
});
