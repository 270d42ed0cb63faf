import { randomUUID } from 'node:crypto';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Submit } from '../commands/submit.ts';
import { createNotifyQueue } from '../jobs/notify-queue.ts';
import { startNotifyWorker, type WorkerTimes } from '../jobs/notify-worker.ts';
import { createReportJobs } from '../jobs/report-jobs.ts';
import { createNotify, type Outbound } from '../notify/notify.ts';
import type { SiteClock, SystemClock } from '../ops/clock.ts';
import type { Closers } from '../ops/closers.ts';
import type { Logger } from '../ops/logger.ts';
import type { Metrics } from '../ops/metrics/metrics.ts';
import type { Nights } from '../review/nights.ts';
import { createReports } from '../review/reports.ts';
import type { Store } from '../store.ts';

export type BackgroundParts = {
  store: Store;
  siteClock: SiteClock;
  systemClock: SystemClock;
  random: () => number;
  log: Logger;
  closers: Closers;
  metrics: Metrics;
  site(): SiteState;
  nights: Nights;
  submit: Submit;
  outbound: Outbound;
  times: WorkerTimes;
};

/** Work in the background: messages to the outside, and the reports of nights. */
export type Background = ReturnType<typeof createBackground>;

export function createBackground(parts: BackgroundParts) {
  const { store, siteClock, systemClock, log, closers, site, nights, submit } = parts;
  const { commands: redis, keys } = store;
  const jobs = store.jobs();
  const queue = createNotifyQueue({ connection: jobs.adding, prefix: keys.jobs, systemClock, log });
  closers.add(() => queue.close());
  const notify = createNotify({
    ...{ redis, keys, siteClock, systemClock, log, site },
    ...{ random: parts.random, measures: parts.metrics, outbound: parts.outbound },
    channelKey: store.siteKeys.channel,
    schedule: (messages) => queue.schedule(messages),
  });
  const { attempt } = notify;
  const worker = startNotifyWorker({
    ...{ connection: jobs.working, prefix: keys.jobs, attempt, times: parts.times, systemClock, log },
  });
  closers.add(() => worker.stop());
  const timeZone = () => site().timeZone;
  const reports = createReports({ redis, keys, nights, now: () => siteClock.now(), timeZone });
  const reportJobs = createReportJobs({
    ...{ ...store.jobs(), prefix: keys.jobs, reports, timeZone, siteClock, systemClock, log },
    async onMade(day) {
      const note = { type: 'noteReport', commandId: randomUUID(), observedAt: siteClock.now(), day } as const;
      const ack = await submit(note, { kind: 'system', name: 'reports' }, null);
      if (!ack.ok) throw new Error(`the report of ${day} could not be noted: ${ack.code}`);
    },
  });
  closers.add(() => reportJobs.stop());
  return { queue, notify, reports, reportJobs };
}
