import { backoffMs } from '@cordon/protocol/backoff.ts';
import { reconnectBackoff, protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { nonceHeader, socketPath } from '@cordon/protocol/wire/session.ts';
import type { EventsPacket, Followed } from '@cordon/protocol/wire/feed.ts';
import { generateKeyPair, generateProof } from 'dpop';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';

/* A process of its own: two thousand connections as tablets hold them, which lose the server and come back to it. */

const order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('connect'), url: z.string(), tokens: z.array(z.string()) }),
  z.object({ do: z.literal('return'), withinMs: z.number(), upTo: z.number() }),
]);

export type Told =
  | { kind: 'key'; thumbprint: string }
  | { kind: 'connected'; connections: number }
  | { kind: 'lost'; connections: number }
  | {
      kind: 'caught-up';
      fromReturn: number[];
      fromStart: number[];
      snapshots: number;
      attempts: number;
      faults: string[];
    };

const tell = (told: { kind: string } & Record<string, unknown>) => void process.send?.(told);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const keys = await generateKeyPair('ES256');
const { calculateThumbprint } = await import('dpop');

/** One client: what it has seen of the feed, and whether anything was missing or came twice. */
class Client {
  seq = 0;
  faults: string[] = [];
  snapshots = 0;
  attempts = 0;
  lost = Promise.resolve();
  readonly token: string;
  #place: { feed: string; mark: string } | null = null;
  #waiting: EventsPacket[] = [];
  #isJoined = false;

  constructor(token: string) {
    this.token = token;
  }

  /** @throws when the server does not let it in, or does not answer */
  async join(url: string, nonce: string): Promise<void> {
    this.attempts += 1;
    this.#isJoined = false;
    this.#waiting = [];
    const proof = await generateProof(keys, `${url}${socketPath}`, 'GET', nonce, this.token);
    const socket: Socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      timeout: 10_000,
      auth: { token: this.token, protocol: protocolVersion, proof },
      extraHeaders: { origin: url },
    });
    socket.on('events', (packet: EventsPacket) => {
      if (this.#isJoined) this.#take(packet);
      else this.#waiting.push(packet);
    });
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
        socket.once('disconnect', () => reject(new Error('cut')));
      });
      const asked =
        this.#place === null ? { packed: true } : { packed: true, after: { ...this.#place, seq: this.seq } };
      const followed = (await socket.timeout(10_000).emitWithAck('follow', asked)) as Followed;
      if (!followed.ok) throw new Error(followed.code);
      if ('events' in followed) this.#take({ ...followed, upTo: followed.seq });
      else {
        this.snapshots += 1;
        this.seq = followed.seq;
        this.#place = { feed: followed.feed, mark: followed.mark };
      }
      this.#isJoined = true;
      for (const packet of this.#waiting) this.#take(packet);
    } catch (error) {
      socket.disconnect();
      throw error;
    }
    this.lost = new Promise((resolve) => socket.once('disconnect', () => resolve()));
  }

  #take({ events, feed, upTo, mark }: EventsPacket): void {
    for (const { seq } of events) {
      if (seq <= this.seq) this.faults.push(`${seq} came after ${this.seq}`);
      this.seq = Math.max(this.seq, seq);
    }
    if (upTo < this.seq) this.faults.push(`a packet up to ${upTo} came after ${this.seq}`);
    this.seq = Math.max(this.seq, upTo);
    this.#place = { feed, mark };
  }
}

async function nonceOf(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/site`);
  await response.body?.cancel();
  return response.headers.get(nonceHeader) ?? '';
}

let clients: Client[] = [];
let url = '';

async function connectAll(tokens: readonly string[]): Promise<void> {
  const nonce = await nonceOf(url);
  clients = tokens.map((token) => new Client(token));
  for (let first = 0; first < clients.length; first += 50) {
    await Promise.all(clients.slice(first, first + 50).map((client) => client.join(url, nonce)));
  }
  tell({ kind: 'connected', connections: clients.length });
  await Promise.all(clients.map(({ lost }) => lost));
  tell({ kind: 'lost', connections: clients.length });
}

/** Each comes back at a moment of its own, and tries again as a tablet does. */
async function returnAll(withinMs: number, upTo: number): Promise<void> {
  const began = performance.now();
  const nonce = await nonceOf(url);
  const times = await Promise.all(
    clients.map(async (client, index) => {
      client.snapshots = 0;
      client.attempts = 0;
      await pause(((index + 0.5) / clients.length) * withinMs);
      const returned = performance.now();
      while (client.seq < upTo) {
        try {
          await client.join(url, nonce);
        } catch {
          await pause(backoffMs(reconnectBackoff, client.attempts, Math.random()));
          continue;
        }
        while (client.seq < upTo) await pause(20); // it has joined, and the rest comes by itself
      }
      return { fromReturn: performance.now() - returned, fromStart: performance.now() - began };
    }),
  );
  tell({
    kind: 'caught-up',
    fromReturn: times.map(({ fromReturn }) => fromReturn),
    fromStart: times.map(({ fromStart }) => fromStart),
    snapshots: clients.reduce((sum, { snapshots }) => sum + snapshots, 0),
    attempts: clients.reduce((sum, { attempts }) => sum + attempts, 0),
    faults: clients.flatMap(({ faults }) => faults).slice(0, 5),
  });
}

process.on('message', (message) => {
  const read = order.parse(message);
  if (read.do === 'connect') {
    ({ url } = read);
    void connectAll(read.tokens);
  } else void returnAll(read.withinMs, read.upTo);
});
process.on('disconnect', () => process.exit());
tell({ kind: 'key', thumbprint: await calculateThumbprint(keys.publicKey) });
