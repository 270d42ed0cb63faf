import type { SystemClock } from '../clock.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import type { Picture } from '../../log/snapshot.ts';
import type { Logger } from '../logger.ts';
import type { Readiness } from '../readiness.ts';
import { clientsCollector } from './clients-collector.ts';
import { type Consumer, feedCollector, type FeedSource } from './feed-collector.ts';
import { createInstruments, type ProcessMetrics, textType } from './instruments.ts';
import { createCollectors } from './collectors.ts';
import { startLoopLag } from './loop-lag.ts';
import { type Measures, createMeasures } from './measures.ts';
import { pictureCollector } from './picture-collector.ts';
import { type QueueSource, queuesCollector } from './queues-collector.ts';
import { type DueSource, overdueCollector, redisCollector } from './store-collector.ts';

/** The figures of a running Cordon. Only this folder knows that they are for Prometheus. */
export type Metrics = Measures & {
  /** Sets where the states are looked up. */
  watch(sources: MetricSources): void;
  /** Adds a part that follows the feed; `reached` gives the last entry that it has processed. */
  followsFeed(consumer: Consumer['name'], reached: Consumer['reached']): void;
  /** Adds a source of queue depths. */
  queueDepths(source: QueueSource): void;
  /** Looks up the value of every gauge, and writes all metrics as they are now. */
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

/** The other processes on the same port. */
export type Peers = {
  number: number; // of this process: its label
  metricsOfOthers(): Promise<readonly ProcessMetrics[]>;
  /** From now on this function answers when another process asks for the metrics of this one. */
  answerMetrics(own: () => Promise<ProcessMetrics>): void;
};

export type MetricsParts = {
  /** [PR4] Absent: this process is alone. */
  peers?: Peers | null;
  systemClock: SystemClock;
  log: Pick<Logger, 'warn'>;
  ticks?: () => number; // milliseconds on a steady clock; a test uses its own
};

/** Opened before the parts that it measures; `watch` is called once the parts exist that it reads. */
export function createMetrics({
  peers = null,
  systemClock,
  log,
  ticks = () => performance.now(),
}: MetricsParts): Metrics {
  const instruments = createInstruments(peers?.number);
  const collectors = createCollectors({ instruments, systemClock, log });
  const loopLag = startLoopLag({ instruments, systemClock, ticks });
  const consumers: Consumer[] = [];
  const queues: QueueSource[] = [];
  collectors.add(queuesCollector(queues, log));
  peers?.answerMetrics(async () => {
    await collectors.collectAll();
    return instruments.metrics();
  });
  return {
    ...createMeasures(instruments, ticks),
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
      const [others = []] = await Promise.all([peers?.metricsOfOthers(), collectors.collectAll()]);
      return { type: textType, text: await instruments.text(others) };
    },
    stop: () => loopLag.stop(),
  };
}
