import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Timers } from '../clock/ticker.ts';
import { asideOf, type OutboxItem, subjectOf } from './items.ts';
import { createLaneBackoff, laneOf, sendable } from './lanes.ts';
import type { Queue } from './queue.ts';

/** As many as the server takes from one connection at one time, less what else the connection is used for. */
const mostUnderWay = 4;

type Accepted = Extract<Ack, { ok: true }>;

export type DeliveryParts = {
  /** @throws when it is unknown whether the command arrived */
  deliver(item: OutboxItem): Promise<Ack>;
  /**
   * The picture shows what was answered with this place in the feed, or has been waited for long enough.
   *
   * @returns false when the picture is of another feed by now, in which it may never have happened
   */
  seen(ack: Pick<Accepted, 'seq' | 'feed'>): Promise<boolean>;
  /** Whether it may go over the present connection: it is one's own, or signed by its author. */
  mayCarry(item: OutboxItem): boolean;
  isLive(): boolean; // the connection is live
  random(): number;
  timers: Timers;
};

export type Delivery = {
  /** Sends what may be sent now. */
  pump(): void;
  /** The connection is live: sends what waits. */
  flush(): void;
  /** The server's word on this command, however long that takes. */
  answer(commandId: string): Promise<Ack>;
};

/** Sends the records of the queue, lane by lane, until the server has said its word on each. */
export function createDelivery(parts: DeliveryParts, queue: Queue): Delivery {
  const answers = new Map<string, (ack: Ack) => void>();
  const backoff = createLaneBackoff(parts.timers, parts.random, pump);

  /* Without a connection nothing is tried: who waits for it costs nothing, and says 'saved here' and not 'sending'. */
  function pump(): void {
    if (!parts.isLive()) return;
    for (const item of sendable(queue.items.getState(), backoff.lanes(), parts.mayCarry, mostUnderWay)) {
      queue.replace({ ...item, state: 'sending' });
      void deliver(item);
    }
  }

  async function deliver(item: OutboxItem): Promise<void> {
    const lane = laneOf(item.command);
    const { commandId } = item.command;
    const ack = await parts.deliver(item).catch(() => null);
    try {
      if (ack === null || staysForLater(ack)) throw new Error('no word on it yet');
      await (ack.ok ? confirm(queue, item, ack, parts.seen) : refuse(queue, item, ack));
      answers.get(commandId)?.(ack);
      answers.delete(commandId);
      backoff.worked(lane);
    } catch {
      // If the answer could not be stored, the record is sent again, and answered the same.
      queue.replace({ ...item, state: 'saved' });
      backoff.failed(lane, ack?.ok === false && ack.code === 'unavailable');
    }
    pump();
  }

  return {
    pump,
    flush() {
      backoff.wakeAll();
      pump();
    },
    answer: (commandId) => new Promise<Ack>((resolve) => answers.set(commandId, resolve)),
  };
}

async function confirm(queue: Queue, item: OutboxItem, ack: Accepted, seen: DeliveryParts['seen']): Promise<void> {
  const { command } = item;
  const aside = asideOf(command, queue.find);
  // [OF74] What was confirmed in a feed that is no more is asked for again: it is the same command.
  if (!(await seen(ack))) throw new Error('confirmed in another feed');
  const subject = subjectOf(command);
  const refused = queue.items.getState().filter(({ state }) => state === 'refused');
  const overtaken = refused.filter((one) => subjectOf(one.command) === subject);
  await queue.remove(item, 'confirmed', ack);
  for (const one of overtaken) await queue.remove(one, 'refused', null);
  if (aside !== undefined) await queue.remove(aside, 'set-aside', null);
}

async function refuse(queue: Queue, item: OutboxItem, ack: Exclude<Ack, Accepted>): Promise<void> {
  const aside = asideOf(item.command, queue.find);
  await queue.change({ ...item, state: 'refused', refusal: { code: ack.code, params: ack.params } });
  if (aside !== undefined) await queue.change({ ...aside, state: aside.refusal === null ? 'saved' : 'refused' });
}

/* The server had no word on the command itself: the same one may succeed later, or after signing in again. */
function staysForLater(ack: Ack): boolean {
  return !ack.ok && (ack.retryable || ack.code === 'not-signed-in');
}
