import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandOf } from '../testing/commands.ts';
import { type Client, startTestCordon, type TestCordon } from '../testing/cordon.ts';
import { toThisMachine } from './testing/outbound.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import { quickTimes, whsec } from './testing/notify-fixture.ts';

let server: TestRedis;
let cordon: TestCordon;
let receiver: Receiver;
let office: Client;
let token: string;

beforeAll(async () => {
  server = await startTestRedis({ appendfsync: 'no' });
  receiver = await startReceiver();
  cordon = await startTestCordon({ redisUrl: server.url, outbound: toThisMachine, workerTimes: quickTimes });
  token = await cordon.signIn('4001');
  office = await cordon.socket(token);
  await office.command(commandOf({ type: 'saveChannel', channel: ownWebhook }));
});
afterAll(async () => {
  await cordon.stop();
  await receiver.stop();
  await server.stop();
});

const api = (method: string, path: string, json?: unknown) =>
  cordon.call(method, `/api/v1${path}`, { token, ...(json === undefined ? {} : { json }) });
const enter = (entry: unknown) => api('POST', '/channels/own-webhook/target', entry);

describe('the whole way, in a server', () => {
  it('[NT6] [AU1] address and secret are entered, on record and never shown again', async () => {
    expect(await enter({ url: `http://hooks.example.com:${receiver.port}/secret-path` })).toMatchObject({
      status: 409,
      body: { code: 'channel-secret-refused', params: { why: 'needed' } },
    });
    expect(await enter({ url: 'https://169.254.169.254/', secret: whsec })).toMatchObject({
      status: 409,
      body: { code: 'channel-address-refused', params: { why: 'not-public' } },
    });
    expect(await enter({ url: 5 })).toMatchObject({ status: 400 });
    const entered = await enter({ url: `http://hooks.example.com:${receiver.port}/secret-path`, secret: whsec });
    expect(entered.status).toBe(200);
    const { body: trail } = await api('GET', '/audit');
    const shown = [entered.body, (await api('GET', '/channels')).body, await office.follow(), trail];
    for (const secret of [whsec, 'secret-path']) expect(JSON.stringify(shown)).not.toContain(secret);
    const changes = JSON.stringify(trail).match(/"channelTargetSet","channelId":"own-webhook"/g);
    expect(changes).toHaveLength(1); // [AU1] not those that were refused
    expect(shown[1]).toMatchObject({ targets: [{ id: 'own-webhook', hasSecret: true }] });
  });

  it('[NT10] the test button sends by the same way', async () => {
    expect((await api('POST', '/channels/own-webhook/test')).body).toEqual({ ok: true, outcome: { kind: 'sent' } });
    expect(receiver.received).toHaveLength(1);
    expect(await api('POST', '/channels/nobody/test')).toMatchObject({ status: 404 });
  });

  it('[NT2] an alert reaches the receiver; what can not be sent is on the list of the office', async () => {
    receiver.answers(() => ({ status: 404 }));
    await office.command(commandOf({ type: 'setLockdown', reason: '演练' }));
    await receiver.got(2);
    const dead = async () => (await api('GET', '/messages/dead')).body;
    await expect.poll(dead).toMatchObject({ letters: [{ rule: 'site.lockdown', why: { detail: '404' } }], pending: 0 });
    const metrics = await cordon.call('GET', '/metrics');
    expect(metrics.body['text']).toContain('cordon_messages_total{channel="webhook",outcome="dead"} 1');
    expect(metrics.body['text']).toContain('cordon_feed_lag_entries{consumer="notify"} 0');
    expect(metrics.body['text']).toContain('cordon_queue_depth{queue="messages",state="dead"} 1');

    receiver.answers(() => ({}));
    expect((await api('POST', '/messages/dead/replay')).body).toEqual({ ok: true, replayed: 1 });
    await receiver.got(3);
    await expect.poll(dead).toMatchObject({ letters: [], pending: 0 });
    expect(await api('POST', '/messages/dead/msg_x/replay')).toMatchObject({ body: { code: 'message-not-dead' } });
    expect(await api('DELETE', '/messages/dead/msg_x')).toMatchObject({ body: { code: 'message-not-dead' } });
  });
});
