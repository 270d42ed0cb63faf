import { dayName, type LocalDay } from '@cordon/protocol/local-time.ts';
import { type NightSummary, summarise } from '@cordon/protocol/review/summary.ts';
import { reportSchema } from '@cordon/protocol/stored/jobs.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../log/keys.ts';
import { valueOf } from '../log/stored-text.ts';
import { resultsOf } from '../redis/results.ts';
import type { Nights } from './nights.ts';
import { nightCsv } from './night-csv.ts';

/** [LB3] Has the report of a night made by any process that is free. */
export type AskForReport = (day: LocalDay) => Promise<void>;

/** A night's report as it was made; a new one replaces it. */
export type Report = { day: string; madeAt: Instant; from: Instant; until: Instant; summary: NightSummary };

export type ReportsParts = {
  redis: Redis;
  keys: Keys;
  nights: Nights;
  now: () => Instant;
  timeZone: () => string;
};

export type Reports = {
  /** Reads the night and keeps its report. */
  make(day: LocalDay): Promise<void>;
  /** Whether any vehicle was there, or expected. */
  isWanted(day: LocalDay): Promise<boolean>;
  isMade(day: LocalDay): Promise<boolean>;
  /** The latest night first. */
  list(): Promise<Pick<Report, 'day' | 'madeAt'>[]>;
  csv(day: string): Promise<string | null>;
};

const listed = z.object({ madeAt: z.int() });

/** [LB3] Reports of nights, made only from the feed as it was at that moment, and kept apart from it. */
export function createReports({ redis, keys, nights, now, timeZone }: ReportsParts): Reports {
  return {
    async make(day) {
      const { from, until, stories } = await nights.read(day);
      const name = dayName(day);
      const report: Report = { day: name, madeAt: now(), from, until, summary: summarise(stories) };
      const written = await redis
        .multi()
        .hset(keys.reports, name, JSON.stringify(reportSchema.write(report)))
        .hset(keys.reportFiles, name, nightCsv(stories, timeZone()))
        .exec();
      resultsOf(written);
    },
    isWanted: async (day) => (await nights.read(day)).stories.length > 0,
    isMade: async (day) => (await redis.hexists(keys.reports, dayName(day))) === 1,
    async list() {
      const all = Object.entries(await redis.hgetall(keys.reports));
      return all
        .map(([day, text]) => ({ day, madeAt: listed.parse(valueOf(reportSchema, text)).madeAt }))
        .toSorted((a, b) => (a.day < b.day ? 1 : -1));
    },
    csv: (day) => redis.hget(keys.reportFiles, day),
  };
}
