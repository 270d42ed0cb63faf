import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import { alertRef, type Keys, siteRef, visitRef } from '../log/keys.ts';
import { entriesOf, eventsOf, readStored } from '../log/read.ts';
import { alertOf, siteOf, visitOf } from '../log/snapshot.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import type { ChannelSecrets } from './channel-secrets.ts';
import { composeMessages, type Escalation, isEscalationByMessage } from './compose.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox/outbox.ts';

const batchSize = 200;

export type ReadFeedParts = {
  redis: Redis;
  keys: Keys;
  outbox: Pick<Outbox, 'take'>;
  secrets: Pick<ChannelSecrets, 'forget'>;
  /** Makes jobs of new messages; should it fail, the sweep makes them. */
  schedule(messages: readonly { id: string; nextAt: number }[]): Promise<void>;
  systemClock: SystemClock;
  log: Pick<Logger, 'error' | 'warn'>;
};

/** Puts into the outbox what the next entries ask for. @returns how far the feed is read now; the same when there was nothing */
export type ReadFeed = (from: number) => Promise<number>;

export function createReadFeed({ redis, keys, outbox, secrets, schedule, systemClock, log }: ReadFeedParts): ReadFeed {
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

  /** [NT6] The secret of a channel is removed with it, unless the channel has been entered anew meanwhile. */
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

  return async (from) => {
    const entries = entriesOf(await redis.xrange(keys.feed, `(${from}-0`, '+', 'COUNT', batchSize));
    const last = entries.at(-1);
    if (last === undefined) return from;
    const messages = await messagesOf(eventsOf(entries));
    const moved = await outbox.take(from, last.seq, messages);
    if (moved !== null) return moved; // another process has read on
    const now = systemClock.now();
    await schedule(messages.map(({ id }) => ({ id, nextAt: now }))).catch((error: unknown) =>
      log.warn({ error }, 'messages wait for the next sweep'),
    );
    return last.seq;
  };
}
