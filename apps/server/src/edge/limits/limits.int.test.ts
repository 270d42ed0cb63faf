import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type Client, openSocket, startTestCordon, type TestCordon } from '../../testing/cordon.ts';

let redis: TestRedis;
let cordon: TestCordon;
let token: string;

beforeAll(async () => {
  redis = await startTestRedis();
  cordon = await startTestCordon({
    redisUrl: redis.url,
    limits: {
      refusedOfAddress: { points: 5, seconds: 600 },
      failedConnectionsOfAddress: { points: 1_000, seconds: 600 },
      connectionsOfSession: 2,
      packetsOfConnection: { points: 200, seconds: 10 },
      bytesOfConnection: { bytes: 512 * 1024, seconds: 600 },
      uploadsOfPerson: { bytes: 1_000_000, seconds: 600 },
      requestsOfPerson: { points: 50, seconds: 600 },
      waitingConnections: 3,
    },
  });
  token = await cordon.signIn('3001');
});
afterAll(async () => {
  await cordon.stop();
  await redis.stop();
});

/** What lies under a Socket.IO client in Node. */
const under = z.object({ transport: z.object({ ws: z.custom<{ ping(): void }>() }) });
const connectionOf = ({ socket }: Client) => under.parse(socket.io.engine).transport.ws;

/** A connection that does not sign in. */
async function waitingConnection(): Promise<{ connection: WebSocket; closed: Promise<unknown> }> {
  const address = `${cordon.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const connection = new WebSocket(address, { headers: { origin: cordon.url } });
  const closed = new Promise((resolve) => {
    connection.addEventListener('close', resolve, { once: true });
  });
  await new Promise((resolve, reject) => {
    connection.addEventListener('open', resolve, { once: true });
    connection.addEventListener('error', () => reject(new Error('refused')), { once: true });
  });
  return { connection, closed };
}

describe('after sign-in', () => {
  it('[LM4] a connection too many of a session closes its oldest', async () => {
    const [first, second, third] = [await cordon.socket(token), await cordon.socket(token), await cordon.socket(token)];
    expect(await first.closed).toBe('transport close');
    expect([(await second.follow()).ok, (await third.follow()).ok]).toEqual([true, true]);
    for (const { socket } of [second, third]) socket.disconnect();
  });

  it('[LM5] a connection with too many packets that are no events is cut, and its person’s other connection stays open', async () => {
    const [noisy, calm] = [await cordon.socket(token), await cordon.socket(token)];
    for (let i = 0; i < 300; i++) noisy.socket.io.engine.write('39999[]'); // an acknowledgement of nothing
    await noisy.closed;
    expect((await calm.follow()).ok).toBe(true);
    calm.socket.disconnect();
  });

  it('[LM9] a connection on which too many bytes come is cut, however few its messages are', async () => {
    const [large, calm] = [await cordon.socket(token), await cordon.socket(token)];
    for (let i = 0; i < 3; i++) large.socket.emit('command', 'x'.repeat(200_000));
    expect(await large.closed).toBe('transport close');
    expect((await calm.follow()).ok).toBe(true);
    calm.socket.disconnect();
  });

  it('[LM11] uploads are limited by person, and refused before they are read', async () => {
    const office = await cordon.signIn('4001');
    const load = () =>
      cordon.call('POST', '/api/v1/declarations/import?mode=preview', {
        token: office,
        body: new Uint8Array(600_000).fill(0x0a),
      });
    expect([(await load()).status, (await load()).status]).toEqual([200, 429]);
  });

  it('[LM5] so is one that is pinged and pinged', async () => {
    const noisy = await cordon.socket(token);
    for (let i = 0; i < 100; i++) connectionOf(noisy).ping();
    expect(await noisy.closed).toBe('transport close');
  });

  it('[LM5] a client that leaves the namespace and keeps the connection loses it: nothing would see it any more', async () => {
    const leaving = await cordon.socket(token);
    const cut = new Promise((resolve) => leaving.socket.io.engine.once('close', resolve));
    leaving.socket.io.engine.write('1');
    expect(await cut).toBe('transport close');
  });

  it('[LM2] requests are limited by person, and told when to come back', async () => {
    const audit = await cordon.signIn('5001');
    const ask = (by: string) => cordon.call('GET', '/api/v1/session', { token: by });
    const statuses = [];
    for (let i = 0; i < 52; i++) statuses.push((await ask(audit)).status);
    expect(statuses).toEqual([...Array.from({ length: 50 }, () => 200), 429, 429]);
    const { headers, body } = await ask(audit);
    expect(body).toMatchObject({ code: 'too-many-requests', retryable: true });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(500);
    expect((await ask(token)).status).toBe(200);
  });
});

describe('before sign-in', () => {
  it('[LM5] a connection that sends on without signing in is cut', async () => {
    const { connection, closed } = await waitingConnection();
    for (let i = 0; i < 20; i++) connection.send('3');
    expect(await closed).toMatchObject({ type: 'close', wasClean: false });
  });

  it('[LM9] a first message that is too long is refused by the length that it announces', async () => {
    const { connection, closed } = await waitingConnection();
    const received: unknown[] = [];
    connection.addEventListener('message', ({ data }) => received.push(data));
    const parse = vi.spyOn(JSON, 'parse');
    connection.send(`40{"token":"${'x'.repeat(5_000)}","protocol":1,"proof":"none"}`);
    expect(await closed).toMatchObject({ code: 1009 });
    expect(received).toHaveLength(1); // the server's own greeting
    expect(parse.mock.calls.filter(([text]) => text.includes('xxx'))).toEqual([]);
  });

  it('[LM3] a connection that failed is closed as soon as it was told why', async () => {
    const { connection, closed } = await waitingConnection();
    const received: unknown[] = [];
    connection.addEventListener('message', ({ data }) => received.push(data));
    connection.send('40{"token":"nobody-has-such-a-token","protocol":1,"proof":"none"}');
    await closed;
    expect(received.at(-1)).toContain('not-signed-in');
  });

  it('[LM3] only so many connections of an address wait for their sign-in; one that has signed in no longer counts', async () => {
    const waiting = [await waitingConnection(), await waitingConnection()];
    const officer = await cordon.socket(token);
    waiting.push(await waitingConnection());
    await expect(waitingConnection()).rejects.toThrow('refused');
    const [first] = waiting;
    first?.connection.close();
    await first?.closed;
    await expect
      .poll(() =>
        waitingConnection()
          .then((one) => waiting.push(one))
          .catch(() => 0),
      )
      .toBe(4);
    for (const { connection } of waiting) connection.close();
    await Promise.all(waiting.map(({ closed }) => closed));
    expect((await officer.follow()).ok).toBe(true);
    officer.socket.disconnect();
  });

  it('[LM1] sign-ins of an address are refused unread after too many that were not good', async () => {
    const guess = (pin: string) => cordon.call('POST', '/api/v1/session', { json: { staffNumber: '9999', pin } });
    const codes = [];
    for (let i = 0; i < 7; i++) codes.push((await guess(`00000${i}`)).body['code']);
    expect(codes).toEqual([
      ...Array.from({ length: 5 }, (): unknown => expect.stringMatching(/^sign-in-/)),
      'too-many-requests',
      'too-many-requests',
    ]);
    const { status, headers } = await guess('000000');
    expect([status, Number(headers.get('retry-after')) > 500]).toEqual([429, true]);
    expect((await cordon.call('GET', '/api/v1/session', { token })).status).toBe(200);
    const socket = openSocket(cordon.url, await cordon.device.auth(token));
    await new Promise((resolve) => socket.once('connect', () => resolve(null)));
    socket.disconnect();
  });
});
