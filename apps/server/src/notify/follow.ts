import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import { alertRef, type Keys, siteRef, visitRef } from '../log/keys.ts';
import { entriesOf, eventsOf, readLastSeq, readStored } from '../log/read.ts';
import { alertOf, siteOf, visitOf } from '../log/snapshot.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { openCancellableDelay } from '../ops/cancellable-delay.ts';
import type { ChannelSecrets } from './channel-secrets.ts';
import { composeMessages, type Escalation, isEscalationByMessage, isUrgent } from './compose.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox/outbox.ts';

const batchSize = 200;
/** How often it looks at what asks for nothing: each look moves the place on, and that is a write to the disk. */
const napMs = 2_000;
const retryMs = 500;

export type NotifyFollowerParts = {
  redis: Redis;
  keys: Keys;
  outbox: Pick<Outbox, 'begin' | 'take'>;
  secrets: Pick<ChannelSecrets, 'forget'>;
  /** Makes jobs of new messages; what fails here, the sweep does again. */
  schedule(messages: readonly { id: string; nextAt: number }[]): Promise<void>;
  systemClock: SystemClock;
  log: Pick<Logger, 'error' | 'warn'>;
};

export type NotifyFollower = {
  notice(events: readonly FeedEvent[]): void;
  /** [F15] The feed does not go on where it was read to: where that is now is asked of the store. */
  beginAnew(): void;
  stop(): Promise<void>;
};

/** [NT2] Follows the feed from where it was read last, by whomever, and writes down what has to be sent. */
export function startNotifyFollower(parts: NotifyFollowerParts): NotifyFollower {
  const { redis, keys, outbox, secrets, schedule, systemClock, log } = parts;
  const delay = openCancellableDelay(systemClock);
  let stopped = false;
  let noticed = false;
  let isLost = false;

  async function compose(entry: Escalation): Promise<Message[]> {
    const [alert, site] = await readStored(redis, keys, [alertRef(entry.id), siteRef]);
    if (alert === null || alert === undefined || site === null || site === undefined) {
      log.error({ alert: entry.id }, 'an alert that was escalated is not there');
      return [];
    }
    const state = alertOf(alert.text);
    const [visit] = state.visitId === null ? [] : await readStored(redis, keys, [visitRef(state.visitId)]);
    const scene = { alert: state, site: siteOf(site.text), visit: visit ? visitOf(visit.text) : null };
    return composeMessages(entry, scene);
  }

  /** [NT6] With the channel goes its secret; unless it has been entered anew meanwhile. */
  async function forgetSecret(channelId: string): Promise<void> {
    const [site] = await readStored(redis, keys, [siteRef]);
    const isBack = site ? siteOf(site.text).channels.some(({ id }) => id === channelId) : false;
    if (!isBack) await secrets.forget(channelId);
  }

  async function messagesOf(events: readonly FeedEvent[]): Promise<Message[]> {
    const messages: Message[] = [];
    for (const entry of events) {
      if (isEscalationByMessage(entry)) messages.push(...(await compose(entry)));
      if (entry.aggregate === 'site' && entry.event.type === 'channelRemoved') {
        await forgetSecret(entry.event.channelId);
      }
    }
    return messages;
  }

  /** @returns how far the feed is read now, or the same when there was nothing */
  async function step(from: number): Promise<number> {
    const entries = entriesOf(await redis.xrange(keys.feed, `(${from}-0`, '+', 'COUNT', batchSize));
    const last = entries.at(-1);
    if (last === undefined) return from;
    const messages = await messagesOf(eventsOf(entries));
    const moved = await outbox.take(from, last.seq, messages);
    if (moved !== null) return moved;
    const now = systemClock.now();
    await schedule(messages.map(({ id }) => ({ id, nextAt: now }))).catch((error: unknown) =>
      log.warn({ error }, 'messages wait for the next sweep'),
    );
    return last.seq;
  }

  async function run(): Promise<void> {
    let at: number | null = null;
    while (!stopped) {
      try {
        if (isLost) at = null;
        isLost = false;
        at ??= await outbox.begin(await readLastSeq(redis, keys));
        noticed = false;
        const reached = await step(at);
        const isQuiet = reached === at && !noticed && !stopped;
        at = reached;
        if (isQuiet) await delay.sleep(napMs);
      } catch (error) {
        log.error({ error }, 'the feed could not be read for messages');
        at = null; // where it was read to is asked anew
        if (!stopped) await delay.sleep(retryMs);
      }
    }
  }

  const running = run();
  return {
    notice(events) {
      if (!events.some(isUrgent)) return;
      noticed = true;
      delay.wake();
    },
    beginAnew() {
      isLost = true;
      delay.wake();
    },
    async stop() {
      stopped = true;
      delay.wake();
      await running;
    },
  };
}
