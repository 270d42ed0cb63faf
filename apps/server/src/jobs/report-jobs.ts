import { dayName, type LocalDay } from '@cordon/protocol/local-time.ts';
import { dayNamed, lastNight } from '@cordon/protocol/review/night-day.ts';
import { reportJobSchema } from '@cordon/protocol/stored/jobs.ts';
import { Queue, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { AskForReport, Reports } from '../review/reports.ts';
import type { SiteTime, SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { startPeriodicTask } from '../ops/periodic-task.ts';
import { within } from '../ops/within.ts';

export const reportQueue = 'reports';
const scheduler = 'nightly-summary';
/** Ten minutes after the night is over, so that a visit which is closed at noon is in it. */
const everyNoon = '0 10 12 * * *';
const dayS = 24 * 60 * 60;
const lookEveryMs = 60_000;
const leaveWithinMs = 1_000;

const options = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 5_000, jitter: 0.5 },
  removeOnComplete: { age: dayS, count: 100 },
  removeOnFail: { age: 7 * dayS, count: 100 },
};

const asked = z.object({ day: z.string().nullable() });

export type ReportJobs = {
  queue: Queue;
  ask: AskForReport;
  /** The work that one process does for all: makes sure that each night gets its report, even when the queue was lost. */
  begin(): { stop(): Promise<void> };
  depths(): Promise<Record<string, number>>;
  stop(): Promise<void>;
};

export type ReportJobsParts = {
  adding: Redis; // answers or fails soon
  working: Redis; // waits for as long as Redis is away
  prefix: string;
  reports: Reports;
  timeZone: () => string;
  siteClock: SiteTime;
  systemClock: SystemClock;
  log: Pick<Logger, 'warn' | 'error'>;
  /** Called when a report was made: puts it on record. */
  onMade(day: string): Promise<void>;
};

/** Reports of nights, made by jobs: each noon by a schedule, and when somebody asks for one. */
export function createReportJobs(parts: ReportJobsParts): ReportJobs {
  const { adding, working, prefix, reports, timeZone, siteClock, systemClock, log, onMade } = parts;
  const queue = new Queue(reportQueue, { connection: adding, prefix, defaultJobOptions: options });
  queue.on('error', (error) => log.warn({ error }, 'the queue of reports is in trouble'));
  const worker = new Worker(
    reportQueue,
    async ({ data }) => {
      const read = reportJobSchema.upcast(data);
      if (read.kind !== 'read') throw new UnrecoverableError(`the job is ${read.kind}`);
      const named = dayNamed(asked.parse(read.value).day ?? '');
      const day = named ?? lastNight(siteClock.now(), timeZone());
      if (named === null && !(await reports.isWanted(day))) return; // no vehicle came that night
      await reports.make(day);
      await onMade(dayName(day));
    },
    { connection: working, prefix, lockDuration: 60_000, stalledInterval: 15_000, maxStalledCount: 3 },
  );
  worker.on('error', (error) => log.warn({ error }, 'the worker of reports is in trouble'));

  async function ask(day: LocalDay): Promise<void> {
    const jobId = `night-${dayName(day)}`;
    const state = await queue.getJobState(jobId);
    if (state === 'completed' || state === 'failed') await queue.remove(jobId);
    await queue.add('night', reportJobSchema.write({ day: dayName(day) }), { jobId });
  }

  async function ensure(): Promise<void> {
    await queue.upsertJobScheduler(
      scheduler,
      { pattern: everyNoon, tz: timeZone() },
      { name: 'night', data: reportJobSchema.write({ day: null }), opts: options },
    );
    // No server ran at noon, or the queue was lost.
    const last = lastNight(siteClock.now(), timeZone());
    if (!(await reports.isMade(last)) && (await reports.isWanted(last))) await ask(last);
  }

  return {
    queue,
    ask,
    begin: () =>
      startPeriodicTask({
        systemClock,
        restMs: lookEveryMs,
        round: () =>
          ensure().catch((error: unknown) => log.error({ error }, 'the reports of nights could not be scheduled')),
      }),
    depths: () => queue.getJobCounts('waiting', 'active', 'delayed', 'failed'),
    async stop() {
      // While Redis is away, closing would wait for it. A job that was not finished is done again by another worker.
      await within(systemClock, leaveWithinMs, worker.close()).catch(() =>
        log.warn('the worker of reports was ended before it could close'),
      );
      working.disconnect();
      await within(systemClock, leaveWithinMs, queue.close()).catch(() => undefined);
    },
  };
}
