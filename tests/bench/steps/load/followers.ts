import { inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { Connection } from './connection.ts';
import { openSocketIo } from './connection.ts';
import { addFaults, noFaults, OrderChecker, type OrderFaults, type Seen } from './order.ts';
import { Samples } from './samples.ts';

const packet = z.tuple([
  z.literal('events'),
  z.object({ events: z.array(z.object({ seq: z.number(), commandId: z.string() })), upTo: z.number() }),
]);
const followed = z.object({
  ok: z.literal(true),
  feed: z.string(),
  seq: z.number(),
  mark: z.string(),
  events: z.array(z.object({ seq: z.number(), commandId: z.string() })).optional(),
});

type Read = { data: Buffer; events: readonly Seen[]; upTo: number; sentAt: readonly number[] };

export type Place = { feed: string; seq: number; mark: string };
export type FollowedOnce = { ms: number; wireBytes: number; place: Place; isSnapshot: boolean };

/** Follows until the answer is there and read. @param after the place up to which everything is known; null for nothing */
export async function followOnce(url: string, auth: object, after: Place | null): Promise<FollowedOnce> {
  const connection = await openSocketIo(url, { auth, event: 'follow' });
  const before = connection.bytesReceived();
  const began = performance.now();
  const asked = { packed: true, ...(after === null ? {} : { after }) };
  const { text, binary } = await connection.askFor('follow', JSON.stringify(asked));
  const answer: unknown = JSON.parse(text);
  for (const packed of binary) JSON.parse(inflateRawSync(packed).toString());
  const ms = performance.now() - began;
  const wireBytes = connection.bytesReceived() - before;
  connection.close();
  const { events, feed, seq, mark } = followed.parse(answer);
  return { ms, wireBytes, place: { feed, seq, mark }, isSnapshot: events === undefined };
}

/** Those who watch the whole site. All of one view are sent the same bytes, so each packet is read once for all. */
export class Followers {
  readonly #connections: Connection[] = [];
  readonly #checkers: OrderChecker[] = [];
  readonly #sentAt = new Map<string, number>();
  #recent: Read[] = [];
  #place: Place | null = null;
  seen = new Samples(100_000);

  /** From now on it is measured when this command is seen. */
  expect(commandId: string, intended: number): void {
    this.#sentAt.set(commandId, intended);
  }

  measureAnew(): void {
    this.#sentAt.clear();
    this.#recent = [];
    this.seen = new Samples(100_000);
  }

  /** The first is given a snapshot, the others what came after it. */
  async join(url: string, auth: object): Promise<{ ms: number; bytes: number }> {
    let checker: OrderChecker | null = null;
    const early: Buffer[] = [];
    const connection = await openSocketIo(url, {
      auth,
      event: 'follow',
      onEvent: (data) => {
        if (checker === null) early.push(data);
        else this.#take(checker, data);
      },
    });
    const began = performance.now();
    const asked = { packed: true, ...(this.#place === null ? {} : { after: this.#place }) };
    const { text, binary } = await connection.askFor('follow', JSON.stringify(asked));
    const ms = performance.now() - began;
    const { events = [], feed, seq, mark } = followed.parse(JSON.parse(text));
    this.#place ??= { feed, seq, mark };
    checker = new OrderChecker(this.#place.seq);
    checker.take(events, seq);
    for (const data of early) this.#take(checker, data);
    this.#connections.push(connection);
    this.#checkers.push(checker);
    return { ms, bytes: [text, ...binary].reduce((sum, one) => sum + Buffer.byteLength(one), 0) };
  }

  get count(): number {
    return this.#checkers.length;
  }

  get seq(): number {
    return this.#place?.seq ?? 0;
  }

  /** Whether all of them have been sent everything up to this entry. */
  haveSeen(seq: number): boolean {
    return this.#checkers.every(({ last }) => last >= seq);
  }

  judge(acknowledged: ReadonlyMap<string, number>): OrderFaults {
    return this.#checkers.map((checker) => checker.judge(acknowledged)).reduce(addFaults, noFaults);
  }

  close(): void {
    for (const connection of this.#connections) connection.close();
  }

  #take(checker: OrderChecker, data: Buffer): void {
    const now = performance.now();
    const read = this.#recent.find((one) => one.data.equals(data)) ?? this.#read(data);
    if (read === null) return;
    checker.take(read.events, read.upTo);
    for (const at of read.sentAt) this.seen.add(now - at);
  }

  #read(data: Buffer): Read | null {
    const text = data.toString();
    if (!text.startsWith('42["events"')) return null;
    const [, { events, upTo }] = packet.parse(JSON.parse(text.slice(2)));
    const ids = new Set(events.map(({ commandId }) => commandId));
    const sentAt = [...ids].flatMap((id) => this.#sentAt.get(id) ?? []);
    const read = { data: Buffer.from(data), events, upTo, sentAt };
    this.#recent = [read, ...this.#recent.slice(0, 7)];
    return read;
  }
}
