import { hourMs } from '@cordon/protocol/time.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
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
let token: string;
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
  token = await cordon.signIn('3001');
  officer = await cordon.socket(token);
}
afterEach(async () => {
  await cordon.stop();
  for (const node of [...sentinels, replica, primary]) await node.stop();
});

const clear = () => commandOf({ type: 'declareClear', until: Date.now() + hourMs, statement: '清点完毕' });
type Sent = ReturnType<typeof clear>;

/** Sends it, on a new connection where the server has closed the last one. @returns null when the connection was closed meanwhile */
async function ask(command: Sent): Promise<Ack | null> {
  if (!officer.socket.connected) officer = await cordon.socket(token);
  return Promise.race([officer.command(command), officer.closed.then(() => null)]);
}

/** Sends it again until it is confirmed. */
async function confirmed(command: Sent): Promise<string> {
  await expect.poll(() => ask(command)).toMatchObject({ ok: true });
  return command.commandId;
}

const readiness = async () => {
  const { status, body } = await cordon.call('GET', '/readyz');
  return [status, body['writes']];
};
const kept = async (node: RedisNode): Promise<(string | null)[]> =>
  eventsOf(await readRange(node.redis, keys, 1, 1_000_000)).flatMap(({ event, commandId }) =>
    event.type === 'clearDeclared' ? [commandId] : [],
  );

describe('a primary that Sentinels watch', () => {
  beforeEach(() => begin(0));

  it('[RH11] is replaced when it dies, and commands go to the next one by themselves', async () => {
    const first = await confirmed(clear());
    await expect.poll(() => kept(replica)).toEqual([first]);
    await primary.kill();
    const second = await confirmed(clear());
    expect(await kept(replica)).toEqual([first, second]);
    await expect.poll(readiness).toEqual([200, 'proven']);
    expect(officer.byes).toEqual([]);
  });

  // What still lay in its connections it carries out when it wakes, before it knows. Nobody is told that it was confirmed.
  it('[RH11] that was frozen and comes back follows the next one, and everything that was confirmed there stays', async () => {
    const first = await confirmed(clear());
    await expect.poll(() => kept(replica)).toEqual([first]);
    primary.freeze();
    const second = await confirmed(clear());
    primary.thaw();
    await expect.poll(() => primary.redis.info('replication')).toContain('role:slave');
    await expect.poll(() => kept(primary)).toEqual([first, second]);
    const third = await confirmed(clear());
    await expect.poll(() => kept(primary)).toEqual([first, second, third]);
  });
});

describe('[RH13] with CORDON_REPLICAS', () => {
  beforeEach(() => begin(1));

  it('[RH13] nothing is confirmed while the replica does not have it, and everything is once it has', async () => {
    const first = await confirmed(clear());
    replica.freeze();
    const command = clear();
    expect(await ask(command)).toMatchObject({ ok: false, code: 'unavailable', retryable: true });
    // It is carried out at the primary, and is not confirmed by its receipt either.
    expect(await kept(primary)).toEqual([first, command.commandId]);
    expect(await ask(command)).toMatchObject({ ok: false, code: 'unavailable' });
    replica.thaw();
    await confirmed(command);
    expect([await kept(primary), await kept(replica)]).toEqual([
      [first, command.commandId],
      [first, command.commandId],
    ]);
  });

  it('[RH13] what was confirmed is at the next primary, and what was not is carried out there when it is sent again', async () => {
    const first = await confirmed(clear());
    replica.freeze();
    const command = clear();
    expect(await ask(command)).toMatchObject({ ok: false, code: 'unavailable' });
    await primary.kill();
    replica.thaw();
    await expect.poll(() => replica.redis.info('replication')).toContain('role:master');
    expect((await ask(command))?.ok).not.toBe(true); // it has no replica yet
    await expect.poll(readiness).toEqual([503, 'replicas']);
    await primary.start();
    await confirmed(command);
    await expect.poll(readiness).toEqual([200, 'proven']);
    expect(await kept(replica)).toEqual([first, command.commandId]);
  });
});
