import type { SystemClock } from '../clock.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import type { Picture } from '../../log/snapshot.ts';
import type { Logger } from '../logger.ts';
import type { Readiness } from '../readiness.ts';
import { clientsCollector } from './clients-collector.ts';
import { type Consumer, feedCollector, type FeedSource } from './feed-collector.ts';
import { openInstruments, textType } from './instruments.ts';
import { openCollectors } from './collectors.ts';
import { startLoopLag } from './loop-lag.ts';
import { type Measures, openMeasures } from './measures.ts';
import { pictureCollector } from './picture-collector.ts';
import { type QueueSource, queuesCollector } from './queues-collector.ts';
import { type DueSource, overdueCollector, redisCollector } from './store-collector.ts';

/** What a running Cordon tells of itself; only this folder knows that it is told to Prometheus. */
export type Metrics = Measures & {
  /** Where the states are, once it is known. */
  watch(sources: MetricSources): void;
  /** One more that follows the feed: `reached` is the last entry that it is through with. */
  followsFeed(consumer: Consumer['name'], reached: Consumer['reached']): void;
  /** One more place with queues in it. */
  queueDepths(source: QueueSource): void;
  /** Looks at everything that is a state, and writes all down as it is now. */
  expose(): Promise<{ type: string; text: string }>;
  stop(): void;
};

/** Where the states are. */
export type MetricSources = {
  picture: () => Picture;
  connected: () => readonly Role[];
  feed: FeedSource;
  due: DueSource;
  readiness: Readiness;
};

export type MetricsParts = {
  systemClock: SystemClock;
  log: Pick<Logger, 'warn'>;
  ticks?: () => number; // milliseconds; a test hands in its own
};

/** Opened before the parts that it measures; `watch` follows when those are there that it looks at. */
export function openMetrics({ systemClock, log, ticks = () => performance.now() }: MetricsParts): Metrics {
  const instruments = openInstruments();
  const collectors = openCollectors({ instruments, systemClock, log });
  const loopLag = startLoopLag({ instruments, systemClock, ticks });
  const consumers: Consumer[] = [];
  const queues: QueueSource[] = [];
  collectors.add(queuesCollector(queues, log));
  return {
    ...openMeasures(instruments, ticks),
    watch({ picture, connected, feed, due, readiness }) {
      collectors.add(pictureCollector(picture));
      collectors.add(clientsCollector(connected));
      collectors.add(feedCollector(feed, consumers, log));
      collectors.add(overdueCollector(due));
      collectors.add(redisCollector(readiness));
    },
    followsFeed: (name, reached) => void consumers.push({ name, reached }),
    queueDepths: (source) => void queues.push(source),
    async expose() {
      await collectors.collectAll();
      return { type: textType, text: await instruments.text() };
    },
    stop: () => loopLag.stop(),
  };
}
