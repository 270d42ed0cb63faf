import { hourMs } from '@cordon/protocol/time.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, startTestCordon, type TestCordon } from './testing/cordon.ts';
import { commandOf } from './testing/commands.ts';
import { type MortalRedis, startMortalRedis } from './testing/mortal-redis.ts';

let redis: MortalRedis;
let cordon: TestCordon;
let officer: Client;
let screen: Client;

beforeEach(async () => {
  redis = await startMortalRedis();
  cordon = await startTestCordon({ redisUrl: redis.url });
  officer = await cordon.socket(await cordon.signIn('3001'));
  screen = await cordon.socket(await cordon.signIn('5001'));
  await screen.follow();
});
afterEach(async () => {
  await cordon.stop();
  await redis.stop();
});

/* Nothing that rings: what the clock would say of it comes when it comes. */
const clear = () => commandOf({ type: 'declareClear', until: Date.now() + hourMs, statement: '清点完毕' });
const seen = () => screen.packets.flatMap(({ events }) => events).map(({ event }) => event.type);
const isReady = async () => (await cordon.call('GET', '/readyz')).status === 200;

describe('a Redis that goes away and comes back', () => {
  it('[C10] killed: commands are refused as retryable, the same ones go through later, screens miss nothing', async () => {
    await redis.kill();
    const command = clear();
    expect(await officer.command(command)).toMatchObject({ ok: false, code: 'unavailable', retryable: true });
    await expect.poll(isReady).toBe(false);
    await redis.start();
    await expect.poll(isReady).toBe(true);
    expect(await officer.command(command)).toMatchObject({ ok: true, version: 3 });
    await expect.poll(seen).toEqual(['clearDeclared']);
    expect([...officer.byes, ...screen.byes]).toEqual([]);
  });

  it('[C10] frozen: an answer comes all the same, and the command takes effect once', async () => {
    const command = clear();
    redis.freeze();
    expect(await officer.command(command)).toMatchObject({ ok: false, code: 'unavailable', retryable: true });
    await expect.poll(isReady).toBe(false);
    redis.thaw();
    await expect.poll(isReady).toBe(true);
    expect(await officer.command(command)).toMatchObject({ ok: true });
    await expect.poll(seen).toEqual(['clearDeclared']);
  });
});
