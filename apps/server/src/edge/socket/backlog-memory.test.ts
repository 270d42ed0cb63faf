import { createServer, type Server } from 'node:http';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { listen } from '../../ops/listen.ts';
import { openSocket } from '../../testing/cordon.ts';
import { watchBacklog } from './backlog.ts';
import { type Io, type IoSocket, createIo, disconnectWithReason } from './io.ts';

let http: Server;
let io: Io;
let client: Socket;
let served: IoSocket;

beforeEach(async () => {
  http = createServer();
  io = createIo({ mayUpgrade: () => null, mayConnect: () => true, messageBytesBeforeSignIn: 4_096 });
  const connected = new Promise<IoSocket>((resolve) => {
    io.on('connection', (socket) => {
      watchBacklog(socket, () => setImmediate(() => disconnectWithReason(socket, 'slow')));
      resolve(socket);
    });
  });
  io.attach(http);
  client = openSocket(`http://127.0.0.1:${await listen(http, '127.0.0.1', 0)}`, {});
  served = await connected;
});
afterEach(async () => {
  client.disconnect();
  await io.close();
});

/** What of a connection waits in this process: with the engine, and with the WebSocket under it. */
const waiting = z.object({
  writeBuffer: z.array(z.object({ data: z.string().optional() })),
  transport: z.object({ socket: z.object({ bufferedAmount: z.number() }) }),
});
function held(): number {
  const { writeBuffer, transport } = waiting.parse(served.conn);
  return writeBuffer.reduce((sum, { data = '' }) => sum + data.length, transport.socket.bufferedAmount);
}

/** The connection under a Socket.IO client in Node. */
const under = z.object({
  transport: z.object({ ws: z.object({ _socket: z.custom<{ pause(): void; resume(): void }>() }) }),
});

it('[F5] a follower that does not read takes two megabytes of memory at most, of forty that are sent', async () => {
  const { _socket: connection } = under.parse(client.io.engine).transport.ws;
  const byes: unknown[] = [];
  client.on('bye', (bye) => byes.push(bye));
  const closed = new Promise((resolve) => client.once('disconnect', resolve));
  connection.pause();
  const packet = { events: [], feed: 'f', mark: 'm', upTo: 1, now: 0, padding: 'x'.repeat(100_000) };
  let [most, sent] = [0, 0];
  for (; sent < 400; sent += 1) {
    io.to(served.id).emit('events', packet);
    most = Math.max(most, held());
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(most).toBeGreaterThan(1024 * 1024);
  expect(most).toBeLessThan(2 * 1024 * 1024);
  connection.resume();
  await closed;
  expect(byes).toEqual([{ why: 'slow' }]);
});
