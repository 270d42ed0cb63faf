import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../ops/listen.ts';
import { type HandClock, handClock } from '../../testing/clocks.ts';
import { ask } from '../../testing/https.ts';
import { issueRoot, issueServer, type Pair } from '../../tls/issue.ts';
import { createFront, type Front } from './front.ts';

let front: Front;
let port: number;
let clock: HandClock;
beforeEach(async () => {
  clock = handClock(0);
  front = createFront(clock);
  port = await listen(front.http, '127.0.0.1', 0);
});
afterEach(() => front.close());

const url = () => `http://127.0.0.1:${port}`;
const get = async (path: string) => {
  const response = await fetch(`${url()}${path}`);
  return { status: response.status, body: await response.text() };
};

describe('while Cordon starts', () => {
  it('[I2] is alive and not ready, and carries out nothing', async () => {
    expect(await get('/livez')).toMatchObject({ status: 200 });
    expect(await get('/readyz')).toEqual({ status: 503, body: '{"ready":false,"starting":true}' });
    for (const path of ['/', '/api/v1/site', '/metrics', '/socket.io/?EIO=4&transport=polling']) {
      const { status, body } = await get(path);
      expect([status, JSON.parse(body)]).toMatchObject([503, { ok: false, code: 'unavailable', retryable: true }]);
    }
  });

  it('[I2] lets no socket in', async () => {
    const socket = io(url(), { transports: ['websocket'], reconnection: false });
    await expect(new Promise((resolve) => socket.once('connect_error', resolve))).resolves.toBeInstanceOf(Error);
    socket.disconnect();
  });

  it('[I2] hands over when it is told to', async () => {
    front.open((_request, response) => response.end('served'));
    expect(await get('/readyz')).toEqual({ status: 200, body: 'served' });
  });
});

describe('one port', () => {
  let root: Pair;
  beforeEach(async () => {
    const now = Date.now();
    root = await issueRoot('gate', now);
    front.secure(await issueServer(root, ['127.0.0.1'], now));
    front.open((request, response) => {
      let bytes = 0;
      request.on('data', (part: Buffer) => (bytes += part.length));
      request.on('end', () => response.end(`${request.method} ${request.socket.remoteAddress} ${bytes}`));
    });
  });

  it('[TL5] speaks plain HTTP and TLS, long bodies too', async () => {
    const body = Buffer.alloc(3_000_000, 1);
    expect(await (await fetch(url(), { method: 'POST', body })).text()).toBe('POST 127.0.0.1 3000000');
    const secured = await ask(`https://127.0.0.1:${port}/`, { ca: root.cert, method: 'POST', body });
    expect(secured.text).toBe('POST 127.0.0.1 3000000');
  });

  it('[TL5] reads a request that comes letter by letter', async () => {
    const connection = connect(port, '127.0.0.1').setNoDelay(true);
    await once(connection, 'connect');
    for (const letter of 'GET / HTTP/1.1\r\nHost: gate\r\nConnection: close\r\n\r\n') {
      await new Promise((resolve) => connection.write(letter, resolve));
    }
    expect(String(await once(connection, 'data'))).toContain('200 OK');
    connection.destroy();
  });

  it('[TL5] shows new connections the certificate that it was given last', async () => {
    const other = await issueRoot('other', Date.now());
    const { key, cert } = await issueServer(other, ['127.0.0.1'], Date.now());
    front.secure({ key, cert });
    const seenBy = (ca: string) => ask(`https://127.0.0.1:${port}/`, { ca });
    expect((await seenBy(other.cert)).status).toBe(200);
    await expect(seenBy(root.cert)).rejects.toThrow(/certificate/);
  });

  /** Nothing, and a handshake's first byte: both wait for the other side to go on. */
  async function openTwo(): Promise<readonly Socket[]> {
    const connections = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    for (const connection of connections) connection.on('error', () => undefined).resume();
    connections[1]?.write(Buffer.of(0x16));
    await expect.poll(() => clock.pending()).toBe(connections.length);
    return connections;
  }
  const closed = (connections: readonly Socket[]) =>
    Promise.all(
      connections
        .filter((connection) => !connection.closed)
        .map((connection) => new Promise<void>((resolve) => connection.once('close', () => resolve()))),
    );

  it('[TL6] ends a connection that says nothing, or does not finish its handshake, after ten seconds', async () => {
    const connections = await openTwo();
    clock.advance(9_999);
    expect(connections.map(({ destroyed }) => destroyed)).toEqual([false, false]);
    clock.advance(1);
    await closed(connections);
    await expect.poll(() => clock.pending()).toBe(0);
  });

  it('[TL6] a stop waits for none of them', async () => {
    const connections = await openTwo();
    await front.close();
    await closed(connections);
    await expect.poll(() => clock.pending()).toBe(0);
  });

  it('[TL6] broken handshakes, and clients that do not trust the certificate, harm nobody', async () => {
    const noise = connect(port, '127.0.0.1', () => noise.end(Buffer.alloc(200, 0x16)));
    noise.on('error', () => undefined).resume();
    const doubting = connectSecurely(port, '127.0.0.1');
    doubting.on('error', () => undefined);
    await closed([noise, doubting]);
    expect((await ask(`https://127.0.0.1:${port}/`, { ca: root.cert })).status).toBe(200);
    clock.advance(10_000); // who goes away in the middle of a handshake is waited for
    await expect.poll(() => clock.pending()).toBe(0);
  });
});
