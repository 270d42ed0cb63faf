import { dueDepths, nextDue } from '../clock/due.ts';
import type { Feed } from '../feed/feed.ts';
import { readLastSeq, readTimeAfter } from '../log/read.ts';
import type { SiteClock } from '../ops/clock.ts';
import type { MetricSources, Metrics } from '../ops/metrics/metrics.ts';
import type { Readiness } from '../ops/readiness.ts';
import type { Store } from '../store.ts';
import type { Background } from './background.ts';

export type MeasuredParts = {
  metrics: Metrics;
  store: Pick<Store, 'commands' | 'keys'>;
  feed: Feed;
  background: Background;
  readiness: Readiness;
  siteClock: SiteClock;
  connected: MetricSources['connected'];
};

/** Connects the metrics with the parts that they read. */
export function measureAll({ metrics, store, feed, background, readiness, siteClock, connected }: MeasuredParts): void {
  const { commands: redis, keys } = store;
  const { queue, notify, reportJobs } = background;
  const now = () => siteClock.now();
  metrics.watch({
    picture: () => feed.live.picture(),
    connected,
    feed: { now, lastSeq: () => readLastSeq(redis, keys), timeAfter: (seq) => readTimeAfter(redis, keys, seq) },
    due: { now, next: () => nextDue(redis, keys) },
    readiness,
  });
  metrics.followsFeed('broadcast', () => feed.broadcast.sentUpTo());
  metrics.followsFeed('notify', () => notify.reached());
  metrics.queueDepths(async () => ({ deadlines: await dueDepths(redis, keys, now()) }));
  metrics.queueDepths(async () => ({ messages: await notify.depths() }));
  metrics.queueDepths(async () => ({ 'message-jobs': await queue.depths(), reports: await reportJobs.depths() }));
}
