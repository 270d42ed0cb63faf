import { byOf } from '@cordon/protocol/roles.ts';
import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { applyEvents, effectsOf } from '@cordon/protocol/engine/change.ts';
import { siteAggregate } from '@cordon/protocol/site/aggregate.ts';
import { commit } from '../../log/commit.ts';
import { readStored } from '../../log/read.ts';
import { siteOf } from '../../log/snapshot.ts';
import { startTestCordon, type TestCordon } from '../../testing/cordon.ts';
import { demoKeys } from '../../testing/submit-fixture.ts';
import { commitOf, startOfTests } from '../../testing/fabricate.ts';

let server: TestRedis;
let redis: Redis;
let cordon: TestCordon;

beforeAll(async () => {
  server = await startTestRedis({ appendfsync: 'no' });
  redis = server.connect();
  cordon = await startTestCordon({ redisUrl: server.url });
});
afterAll(async () => {
  await cordon.stop();
  await server.stop();
});

/** An event of a hundred kilobytes: more than people write, so that the connections fill up in no time. */
async function commitLongEvent(): Promise<void> {
  const [stored] = await readStored(redis, demoKeys, ['site']);
  const current = { version: stored?.version ?? 0, state: siteOf(stored?.text ?? '') };
  const meta = { at: startOfTests, observedAt: startOfTests, commandId: 'long', by: byOf(gateOfficer) };
  const lifted = { type: 'lockdownLifted', reason: 'x'.repeat(100_000) } as const;
  const { changed } = applyEvents(siteAggregate, 'site', current, [lifted], meta);
  await commit(redis, demoKeys, commitOf(effectsOf([changed], current.state, meta)));
}

/** The connection under a Socket.IO client in Node. */
const connection = z.object({
  transport: z.object({ ws: z.object({ _socket: z.custom<{ pause(): void; resume(): void }>() }) }),
});

it('[F5] closes a follower that does not read, while the others miss nothing', async () => {
  const token = await cordon.signIn('5001');
  const [slow, good] = [await cordon.socket(token), await cordon.socket(token)];
  await slow.follow();
  const followed = await good.follow();
  const begun = followed.ok ? followed.seq : 0;
  const { _socket } = connection.parse(slow.socket.io.engine).transport.ws;
  _socket.pause();
  const longEvents = 200;
  for (let one = 0; one < longEvents; one++) await commitLongEvent();
  const seqs = () => good.packets.flatMap(({ events }) => events).map(({ seq }) => seq);
  await expect.poll(() => seqs().length).toBe(longEvents);
  expect(seqs()).toEqual(Array.from({ length: longEvents }, (_, index) => begun + index + 1));
  _socket.resume();
  await slow.closed;
  expect(slow.byes).toEqual(['slow']);
  const { feed, upTo: seq = 0, mark } = slow.packets.at(-1) ?? {};
  expect(seq).toBeLessThan(begun + longEvents);
  const back = await cordon.socket(token);
  const resumed = await back.follow({ after: { feed, seq, mark } });
  expect(resumed.ok && 'events' in resumed ? resumed.events[0]?.seq : 0).toBe(seq + 1);
});
