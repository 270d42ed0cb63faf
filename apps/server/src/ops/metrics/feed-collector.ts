import type { Instant } from '@cordon/protocol/time.ts';
import type { Logger } from '../logger.ts';
import type { Collector } from './collectors.ts';

/** A part that follows the feed, and the last entry that it has processed. */
export type Consumer = { name: string; reached: () => number | Promise<number> };

export type FeedSource = {
  now: () => Instant; // by the site's clock, as in the entries
  lastSeq(): Promise<number>;
  /** When the first entry after this one was written; null when there is none. */
  timeAfter(seq: number): Promise<Instant | null>;
};

/** [Y3] How far each consumer is behind, in entries and in time. */
export function feedCollector(
  { now, lastSeq, timeAfter }: FeedSource,
  consumers: readonly Consumer[],
  log: Pick<Logger, 'warn'>,
): Collector<'cordon_feed_lag_entries' | 'cordon_feed_lag_seconds'> {
  async function lagOf({ name: consumer, reached }: Consumer, last: number) {
    const seq = await reached();
    const entries = Math.max(0, last - seq); // the consumer may have gone on since `last` was read
    const since = entries === 0 ? null : await timeAfter(seq);
    return { labels: { consumer }, entries, seconds: since === null ? 0 : Math.max(0, now() - since) / 1_000 };
  }
  return {
    gauges: ['cordon_feed_lag_entries', 'cordon_feed_lag_seconds'],
    async read() {
      const last = await lastSeq();
      const looked = await Promise.allSettled(consumers.map((consumer) => lagOf(consumer, last)));
      for (const one of looked) if (one.status === 'rejected') log.warn({ error: one.reason }, 'a consumer is unknown');
      const lags = looked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      return {
        cordon_feed_lag_entries: lags.map(({ labels, entries }) => ({ labels, value: entries })),
        cordon_feed_lag_seconds: lags.map(({ labels, seconds }) => ({ labels, value: seconds })),
      };
    },
  };
}
