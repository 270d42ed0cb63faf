import type { Role } from '@cordon/protocol/roles.ts';
import type { Picture } from '../../log/snapshot.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Readiness } from '../readiness.ts';
import { clientsLook } from './clients-look.ts';
import { type Consumer, feedLook, type FeedSource } from './feed-look.ts';
import { openInstruments, textType } from './instruments.ts';
import { openLooks } from './looks.ts';
import { startLoopLag } from './loop-lag.ts';
import { type Measures, openMeasures } from './measures.ts';
import { pictureLook } from './picture-look.ts';
import { type QueueSource, queuesLook } from './queues-look.ts';
import { type DueSource, overdueLook, redisLook } from './store-look.ts';

/** What a running Cordon tells of itself; only this folder knows that it is told to Prometheus. */
export type Metrics = Measures & {
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
  pace: Clock;
  log: Pick<Logger, 'warn'>;
  ticks?: () => number; // milliseconds; a test hands in its own
};

/** Opened before the parts that it measures; `watch` follows when those are there that it looks at. */
export function openMetrics({ pace, log, ticks = () => performance.now() }: MetricsParts): Metrics & {
  watch(sources: MetricSources): void;
} {
  const instruments = openInstruments();
  const looks = openLooks({ instruments, pace, log });
  const loopLag = startLoopLag({ instruments, pace, ticks });
  const consumers: Consumer[] = [];
  const queues: QueueSource[] = [];
  looks.add(queuesLook(queues, log));
  return {
    ...openMeasures(instruments, ticks),
    watch({ picture, connected, feed, due, readiness }) {
      looks.add(pictureLook(picture));
      looks.add(clientsLook(connected));
      looks.add(feedLook(feed, consumers, log));
      looks.add(overdueLook(due));
      looks.add(redisLook(readiness));
    },
    followsFeed: (name, reached) => void consumers.push({ name, reached }),
    queueDepths: (source) => void queues.push(source),
    async expose() {
      await looks.lookAll();
      return { type: textType, text: await instruments.text() };
    },
    stop: () => loopLag.stop(),
  };
}
