import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { z } from 'zod';
import type { Peer } from './peer.ts';
import { type PeerEvent, stepCommand } from './step.ts';
import { withBullmq } from './with-bullmq.ts';
import { withPostgres } from './with-postgres.ts';

/* A server of the plain kind, in a process of its own: it takes the same commands over the same sockets as the product. */

const asked = z.discriminatedUnion('do', [
  z.object({ do: z.literal('start'), by: z.enum(['rows', 'function', 'bullmq']), store: z.string() }),
  z.object({ do: z.literal('declare'), visitIds: z.array(z.string()) }),
]);

const http = createServer((_request, response) => response.end());
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
let peer: Peer | null = null;
let seq = 0;
let waiting: object[] = [];

/** One packet for all that came meanwhile, as the product does it. */
function tellFollowers(event: PeerEvent): void {
  seq += 1;
  waiting.push({ seq, ...event });
  if (waiting.length > 1) return;
  setImmediate(() => {
    io.to('followers').emit('events', { events: waiting, upTo: seq });
    waiting = [];
  });
}

io.on('connection', (socket) => {
  socket.on('command', async (payload: unknown, acknowledge: (answer: object) => void) => {
    try {
      acknowledge({ ok: true, seq: await peer?.step(stepCommand.parse(payload)) });
    } catch (error) {
      acknowledge({ ok: false, code: 'refused', params: { error: String(error) } });
    }
  });
  socket.on('follow', (_payload: unknown, answer: (answer: object) => void) => {
    void socket.join('followers');
    answer({ ok: true, feed: 'peer', seq, mark: '' });
  });
});

async function carryOut(message: unknown): Promise<number> {
  const read = asked.parse(message);
  if (read.do === 'declare') {
    await peer?.declare(read.visitIds);
    return 0;
  }
  peer = await (read.by === 'bullmq' ? withBullmq(read.store) : withPostgres(read.store, read.by));
  await peer.follow(tellFollowers);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return (http.address() as AddressInfo).port;
}

process.on('message', (message) => {
  carryOut(message).then(
    (port) => process.send?.({ ok: true, port }),
    (error: unknown) => process.send?.({ ok: false, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
