import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Server as Io } from 'socket.io';
import { afterEach, expect, it } from 'vitest';
import { handClock } from '../../testing/clocks.ts';
import { createIo } from '../socket/io.ts';
import { limitServer, timeLimits } from './time-limits.ts';

let http: Server;
let io: Io | null = null;
const connections: Socket[] = [];
const clock = handClock(0);
afterEach(async () => {
  for (const connection of connections) connection.destroy();
  await io?.close();
  io = null;
  http.close();
  http.closeAllConnections();
});

async function open(options: ServerOptions): Promise<number> {
  http = createServer({ ...timeLimits, ...options });
  limitServer(http, clock);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

async function say(port: number, text: string): Promise<Socket> {
  const connection = connect(port, '127.0.0.1');
  connections.push(connection);
  connection.on('error', () => undefined);
  await once(connection, 'connect');
  connection.write(text);
  return connection;
}

/** Reads what comes until the server has closed it. */
async function gone(connection: Socket): Promise<boolean> {
  connection.resume();
  await once(connection, 'close');
  return connection.readableEnded;
}

it.each(['', 'GET / HTTP/1.1\r\nHost: x\r\nX-One: '])(
  '[LM6] headers that do not end close their connection: %j',
  async (text) => {
    const port = await open({ headersTimeout: 60, requestTimeout: 120, connectionsCheckingInterval: 20 });
    const connection = await say(port, text);
    expect(await gone(connection)).toBe(true);
  },
);

it('[LM6] a body that does not end closes its connection', async () => {
  const port = await open({ headersTimeout: 60, requestTimeout: 120, connectionsCheckingInterval: 20 });
  http.on('request', (request) => request.resume());
  const connection = await say(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\na');
  expect(await gone(connection)).toBe(true);
});

it('[LM6] an answer that is not taken within two minutes is not waited for', async () => {
  const port = await open({});
  http.on('request', (_, response) => response.end(Buffer.alloc(64 * 1024 * 1024)));
  const asked = once(http, 'request');
  const connection = await say(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  connection.pause();
  await asked;
  clock.advance(119_999);
  expect(connection.closed).toBe(false);
  clock.advance(1);
  expect(await gone(connection)).toBe(true);
  expect(clock.pending()).toBe(0);
});

it('[LM6] headers beyond 16 KiB are refused', async () => {
  const port = await open({});
  const answered = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-long': 'x'.repeat(17 * 1024) } });
  expect(answered.status).toBe(431);
});

it('[LM6] a connection that is opened and does not sign in is closed', async () => {
  const port = await open({});
  const opened = createIo({
    mayUpgrade: () => null,
    mayConnect: () => true,
    messageBytesBeforeSignIn: 4_096,
    connectWithinMs: 50,
  });
  opened.attach(http);
  io = opened;
  const connection = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  const closed = new Promise<CloseEvent>((resolve) => {
    connection.addEventListener('close', resolve, { once: true });
  });
  expect((await closed).wasClean).toBe(true);
});
