import { hourMs } from '@cordon/protocol/time.ts';
import {
  replicate,
  type RedisNode,
  sentinelPassword,
  startNode,
  startSentinels,
} from '@cordon/tests/support/redis-nodes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keysOf } from './log/keys.ts';
import { eventsOf, readRange } from './log/read.ts';
import { commandOf } from './testing/commands.ts';
import { type Client, startTestCordon, type TestCordon } from './testing/cordon.ts';

const keys = keysOf('demo');

let primary: RedisNode;
let replica: RedisNode;
let sentinels: readonly RedisNode[];
let cordon: TestCordon;
let officer: Client;

async function begin(replicas: number): Promise<void> {
  primary = await startNode();
  replica = await startNode();
  await replicate(replica, primary);
  sentinels = await startSentinels(primary, 'cordon');
  // A Sentinel has to know the replica, and each other, before it can make it the primary.
  const views = sentinels.map(
    ({ redis }) =>
      async () =>
        String(await redis.call('SENTINEL', 'MASTER', 'cordon')),
  );
  for (const view of views) await expect.poll(view).toMatch(/num-slaves,1,num-other-sentinels,2,/);
  const addresses = sentinels.map(({ host, port }) => `${host}:${port}`).join(',');
  const secret = `sentinel-password=${encodeURIComponent(sentinelPassword)}`;
  cordon = await startTestCordon({ redisUrl: `redis+sentinel://${addresses}/cordon?${secret}`, replicas });
  officer = await cordon.socket(await cordon.signIn('3001'));
}
afterEach(async () => {
  await cordon.stop();
  for (const node of [...sentinels, replica, primary]) await node.stop();
});

const clear = () => commandOf({ type: 'declareClear', until: Date.now() + hourMs, statement: '清点完毕' });
const readiness = async () => {
  const { status, body } = await cordon.call('GET', '/readyz');
  return [status, body['writes']];
};
const kept = async (node: RedisNode) =>
  eventsOf(await readRange(node.redis, keys, 1, 1_000_000)).filter(({ event }) => event.type === 'clearDeclared')
    .length;

describe('a primary that Sentinels watch', () => {
  beforeEach(() => begin(0));

  it('[RH11] is replaced when it dies, and commands go to the next one by themselves', async () => {
    expect(await officer.command(clear())).toMatchObject({ ok: true });
    await expect.poll(() => kept(replica)).toBe(1);
    await primary.kill();
    const command = clear();
    await expect.poll(() => officer.command(command)).toMatchObject({ ok: true });
    expect(await kept(replica)).toBe(2);
    await expect.poll(readiness).toEqual([200, 'proven']);
    expect(officer.byes).toEqual([]);
  });

  it('[RH11] that comes back, frozen meanwhile, takes nothing any more', async () => {
    expect(await officer.command(clear())).toMatchObject({ ok: true });
    primary.freeze();
    const command = clear();
    await expect.poll(() => officer.command(command)).toMatchObject({ ok: true });
    primary.thaw();
    await expect.poll(() => primary.redis.info('replication')).toContain('role:slave');
    await expect.poll(() => kept(primary)).toBe(2);
    expect(await officer.command(clear())).toMatchObject({ ok: true });
    await expect.poll(() => kept(primary)).toBe(3);
  });
});

describe('[RH13] with CORDON_REPLICAS', () => {
  beforeEach(() => begin(1));

  it('[RH13] nothing is confirmed while the replica does not have it, and everything is once it has', async () => {
    expect(await officer.command(clear())).toMatchObject({ ok: true });
    replica.freeze();
    const command = clear();
    expect(await officer.command(command)).toMatchObject({ ok: false, code: 'unavailable', retryable: true });
    // It is carried out at the primary, and is not confirmed by its receipt either.
    expect(await kept(primary)).toBe(2);
    expect(await officer.command(command)).toMatchObject({ ok: false, code: 'unavailable' });
    replica.thaw();
    await expect.poll(() => officer.command(command)).toMatchObject({ ok: true });
    expect([await kept(primary), await kept(replica)]).toEqual([2, 2]);
  });

  it('[RH13] what was confirmed is at the next primary, and what was not is carried out there when it is sent again', async () => {
    expect(await officer.command(clear())).toMatchObject({ ok: true });
    replica.freeze();
    const command = clear();
    expect(await officer.command(command)).toMatchObject({ ok: false, code: 'unavailable' });
    await primary.kill();
    replica.thaw();
    await expect.poll(() => replica.redis.info('replication')).toContain('role:master');
    expect(await officer.command(command)).toMatchObject({ ok: false, code: 'unavailable' }); // it has no replica yet
    await expect.poll(readiness).toEqual([503, 'replicas']);
    await primary.start();
    await expect.poll(() => officer.command(command)).toMatchObject({ ok: true });
    await expect.poll(readiness).toEqual([200, 'proven']);
    expect(await kept(replica)).toBeGreaterThanOrEqual(2);
  });
});
