import type { ChannelTargetEntry } from '@cordon/protocol/wire/notify.ts';
import { administrator } from '@cordon/protocol/testing/actors.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { type SubmitFixture, demoKeys } from '../testing/submit-fixture.ts';
import { createChannelSecrets } from './channel-secrets.ts';
import type { Receiver } from './testing/receiver.ts';
import { channelKey, type NotifyFixture, whsec } from './testing/notify-fixture.ts';
import { useNotifyScene } from './testing/scene.ts';

let redis: Redis;
let fixture: SubmitFixture;
let receiver: Receiver;
let notifier: NotifyFixture;
const { notice, settled } = useNotifyScene((scene) => {
  ({ redis, fixture, receiver, notifier } = scene);
});

describe('addresses and secrets', () => {
  it('[NT6] lie sealed in the store, open with the site’s key and for their own channel only', async () => {
    const dump = JSON.stringify(await redis.hgetall(`${demoKeys.prefix}channel-secret:own-webhook`));
    expect(dump).not.toContain('hooks.example.com');
    expect(dump).not.toContain(whsec);
    const own = createChannelSecrets(redis, demoKeys.prefix, channelKey);
    expect(await own.get('own-webhook')).toMatchObject({ secret: whsec });
    expect(await createChannelSecrets(redis, demoKeys.prefix, Buffer.alloc(32, 9)).get('own-webhook')).toBeNull();
    await redis.rename(`${demoKeys.prefix}channel-secret:own-webhook`, `${demoKeys.prefix}channel-secret:other`);
    expect(await own.get('other')).toBeNull();
  });

  it('[NT6] go with their channel', async () => {
    await notifier.keep();
    await fixture.ask(administrator, { type: 'removeChannel', channelId: 'own-webhook' });
    notice();
    await expect.poll(() => redis.exists(`${demoKeys.prefix}channel-secret:own-webhook`)).toBe(0);
  });

  it('[NT6] are shown by their host only; another host does not inherit the secret', async () => {
    const { office } = notifier.notify;
    const onRecord = () => Promise.resolve(null);
    const enter = (entry: ChannelTargetEntry, record: Parameters<typeof office.enter>[2] = onRecord) =>
      office.enter('own-webhook', entry, record);
    expect(await office.targets()).toEqual([
      { id: 'own-webhook', host: `hooks.example.com:${receiver.port}`, hasSecret: true },
    ]);
    expect(await enter({ url: 'https://elsewhere.example.com/' })).toMatchObject({
      code: 'channel-secret-refused',
      params: { why: 'needed' },
    });
    const moved = await enter({ url: `http://hooks.example.com:${receiver.port}/new` });
    expect(moved).toMatchObject({ ok: true, value: { hasSecret: true } });
    expect(await enter({ url: 'https://10.0.0.1/' })).toMatchObject({
      code: 'channel-address-refused',
      params: { why: 'not-public' },
    });
    const unrecorded = { code: 'unavailable', params: {} } as const;
    expect(
      await enter({ url: 'https://other.example.com/', secret: whsec }, () => Promise.resolve(unrecorded)),
    ).toMatchObject({ ok: false, code: 'unavailable' });
    expect((await office.targets())[0]?.host).toBe(`hooks.example.com:${receiver.port}`);
    expect(await office.enter('nobody', {}, onRecord)).toMatchObject({ code: 'channel-unknown' });
  });
});

describe('the test button', () => {
  it('[NT10] sends by the outbox and its jobs, and says what came of it; nothing is kept of it', async () => {
    const { office } = notifier.notify;
    notifier.work();
    expect(await office.test('own-webhook')).toEqual({ ok: true, value: { kind: 'sent' } });
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ type: 'test' });
    receiver.answers(() => ({ status: 403, body: 'unknown signature' }));
    expect(await office.test('own-webhook')).toMatchObject({
      value: { kind: 'failed', why: { fault: 'status', detail: '403', said: 'unknown signature' } },
    });
    receiver.answers(() => ({ status: 500 })); // what an alert would be tried again for
    expect(await office.test('own-webhook')).toMatchObject({ value: { kind: 'failed', why: { detail: '500' } } });
    expect(receiver.received).toHaveLength(3);
    expect(await office.test('nobody')).toMatchObject({ code: 'channel-unknown' });
    await settled({});
  });

  it('[NT10] waits as alerts do while the receiver wants a pause, and says until when', async () => {
    const { office } = notifier.notify;
    notifier.work();
    receiver.answers(() => ({ status: 429, headers: { 'retry-after': '300' } }));
    const waits = { value: { kind: 'waits', until: expect.any(Number), why: { fault: 'too-fast', detail: '429' } } };
    expect(await office.test('own-webhook')).toMatchObject(waits);
    expect(await office.test('own-webhook')).toMatchObject(waits);
    expect(receiver.received).toHaveLength(1);
    expect(await office.board()).toMatchObject({ resting: [{ channelId: 'own-webhook' }], pending: 2 });
  });
});
