import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import type { Submit } from '../commands/submit.ts';
import type { Live } from '../feed/live.ts';
import { earliestDue } from '../feed/wake.ts';
import type { LastSeen } from '../identity/last-seen.ts';
import type { Keys } from '../log/keys.ts';
import type { SiteClock, SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import type { Measures } from '../ops/metrics/measures.ts';
import { type DeadlineClock, startDeadlineClock } from './clock.ts';
import { keepOnDuty } from './on-duty.ts';
import { startSweep, type Sweep } from './sweep.ts';
import { startWatch, type Watch, type WatchParts } from './watch.ts';

export type KeeperParts = {
  redis: Redis;
  keys: Keys;
  siteClock: SiteClock;
  systemClock: SystemClock;
  log: Logger;
  submit: Submit;
  live: Pick<Live, 'picture' | 'watch'>;
  lastSeen: LastSeen;
  settings: WatchParts['settings'];
  metrics: Pick<Measures, 'dueDiffered'>;
  notify: { begin(): Noticing };
  reports: { begin(): { stop(): Promise<void> } };
};

/** Work that is notified of what happens. */
type Noticing = {
  notice(events: readonly FeedEvent[]): void;
  /** The feed does not go on where it was read to. */
  beginAnew(): void;
  stop(): Promise<void>;
};

/** The work that one process of the site does for all of them: passing deadlines, the sweep, the watch, messages and reports. */
export function keepTheClock({
  redis,
  keys,
  siteClock,
  systemClock,
  log,
  submit,
  live,
  lastSeen,
  settings,
  metrics,
  notify,
  reports,
}: KeeperParts): {
  stop(): Promise<void>;
} {
  let work: { deadlines: DeadlineClock; watch: Watch; sweep: Sweep; messages: Noticing } | null = null;
  live.watch({
    onEvents(events, picture) {
      work?.deadlines.notice(earliestDue(events, picture));
      work?.watch.notice(events);
      if (events.some(({ event }) => event.type === 'clockJumped')) work?.sweep.shift();
      work?.messages.notice(events);
    },
    onBreak: () => work?.messages.beginAnew(),
  });
  return keepOnDuty({
    redis,
    keys,
    systemClock,
    log,
    begin() {
      const deadlines = startDeadlineClock({ redis, keys, siteClock, submit, log });
      const watch = startWatch({
        lastSeen,
        settings,
        picture: () => live.picture(),
        siteClock,
        systemClock,
        submit,
        log,
      });
      const sweep = startSweep({ redis, keys, systemClock, log, onDifferences: (count) => metrics.dueDiffered(count) });
      const messages = notify.begin();
      const nightly = reports.begin();
      work = { deadlines, watch, sweep, messages };
      return {
        async stop() {
          work = null;
          await Promise.all([deadlines.stop(), watch.stop(), sweep.stop(), messages.stop(), nightly.stop()]);
        },
      };
    },
  });
}
