import { replicate, type RedisNode, startNode } from '@cordon/tests/support/redis-nodes.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRedisClients, type RedisClients } from '../ops/redis-clients.ts';
import { realClock } from '../ops/real-clock.ts';
import { silent } from '../testing/submit-fixture.ts';
import { type Confirm, createConfirm } from './replicas.ts';

let primary: RedisNode;
let replica: RedisNode;
let clients: RedisClients;
let confirm: Confirm;

beforeEach(async () => {
  primary = await startNode();
  replica = await startNode();
  await replicate(replica, primary);
  clients = await createRedisClients(`redis://127.0.0.1:${primary.port}`, { systemClock: realClock, log: silent });
  confirm = createConfirm({ redis: clients.confirming(), replicas: 1, mark: 'mark' });
  await clients.commands.set('receipt', 'x');
});
afterEach(async () => {
  clients.close();
  await replica.stop();
  await primary.stop();
});

const waits = async () => Number(/cmdstat_wait:calls=(\d+)/.exec(await primary.redis.info('commandstats'))?.[1] ?? 0);

it('[RH13] is true once the replica has it, and not for a key that this Redis does not have', async () => {
  expect(await confirm(['receipt'])).toBe(true);
  expect(await replica.redis.get('receipt')).toBe('x');
  expect(await confirm(['receipt', 'other'])).toBe(false);
});

it('[RH13] two replicas are not one', async () => {
  const both = createConfirm({ redis: clients.confirming(), replicas: 2, mark: 'mark' });
  expect(await both(['receipt'])).toBe(false);
});

it('[RH13] whoever comes while a round is on its way shares the next one', async () => {
  await confirm(['receipt']);
  const before = await waits();
  const answers = await Promise.all(Array.from({ length: 100 }, () => confirm(['receipt'])));
  expect(answers.every(Boolean)).toBe(true);
  expect((await waits()) - before).toBeLessThanOrEqual(2);
});

it('[RH13] a round whose connection is lost proves nothing, and is not asked again at a new one', async () => {
  replica.freeze();
  const asked = confirm(['receipt']);
  const blocked = async () => /cmd=wait/.test(String(await primary.redis.client('LIST')));
  await expect.poll(blocked).toBe(true);
  const before = await waits();
  for (const [, id = ''] of String(await primary.redis.client('LIST')).matchAll(/^id=(\d+).*cmd=wait/gm)) {
    await primary.redis.client('KILL', 'ID', id);
  }
  expect(await asked).toBe(false);
  replica.thaw();
  await expect.poll(() => confirm(['receipt'])).toBe(true);
  expect((await waits()) - before).toBe(1);
});
