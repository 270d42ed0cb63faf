import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { type Picture, readPicture } from '../log/snapshot.ts';
import { createNights } from '../review/nights.ts';
import { createReports, type Reports } from '../review/reports.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture, silent } from '../testing/submit-fixture.ts';
import { realClock } from '../ops/real-clock.ts';
import { createReportJobs, type ReportJobs } from './report-jobs.ts';
import { useStore } from '../testing/store.ts';

const zone = 'Asia/Shanghai';
const monday = { year: 2026, month: 11, day: 23 };

let server: TestRedis;
let redis: Redis;
let fixture: SubmitFixture;
let reports: Reports;
let jobs: ReportJobs[];
let made: string[];

useStore(async (store) => {
  ({ server, redis } = store);
  fixture = await createSubmitFixture(redis);
  const visitId = await fixture.declare({ company: '=1+1' });
  await fixture.submit(arriveOf(visitId), gateOfficer, null);
  fixture.clock.at = tenAtNight + 15 * hourMs; // one in the afternoon: the night is over
  const picture: Picture = await readPicture(redis, demoKeys, fixture.clock.at);
  const now = () => fixture.clock.at;
  const nights = createNights({ redis, keys: demoKeys, now, picture: () => picture });
  reports = createReports({ redis, keys: demoKeys, nights, now, timeZone: () => zone });
  jobs = [];
  made = [];
});
afterEach(async () => {
  for (const one of jobs) await one.stop();
});

function open(onMade = (day: string): Promise<void> => Promise.resolve(void made.push(day))): ReportJobs {
  const opened = createReportJobs({
    adding: server.connect(),
    working: server.connect({ maxRetriesPerRequest: null }),
    prefix: demoKeys.jobs,
    reports,
    timeZone: () => zone,
    siteClock: fixture.clock,
    systemClock: realClock,
    log: silent,
    onMade,
  });
  jobs.push(opened);
  return opened;
}

describe('[LB3] reports of nights', () => {
  it('[LB3] are made when somebody asks, and again when somebody asks again', async () => {
    const { ask } = open();
    await ask(monday);
    await expect.poll(() => made).toEqual(['2026-11-23']);
    expect(await reports.list()).toEqual([{ day: '2026-11-23', madeAt: fixture.clock.at }]);
    expect(await reports.csv('2026-11-23')).toContain('渝A12345');
    fixture.clock.at += hourMs;
    await ask(monday);
    await expect.poll(() => made).toHaveLength(2);
    expect(await reports.list()).toEqual([{ day: '2026-11-23', madeAt: fixture.clock.at }]);
  });

  it('[LB3] are made at noon by a schedule in the site’s time, and what was missed is made up for', async () => {
    const { begin, queue } = open();
    const duty = begin();
    await expect.poll(() => made).toEqual(['2026-11-23']);
    const [nightly] = await queue.getJobSchedulers();
    expect(nightly).toMatchObject({ key: 'nightly-summary', pattern: '0 10 12 * * *', tz: zone });
    await duty.stop();
  });

  it('[LB3] are made once with two processes, and again scheduled when the queue is lost', async () => {
    const [first, second] = [open(), open()];
    await Promise.all([first.ask(monday), second.ask(monday)]);
    await expect.poll(() => made).toHaveLength(1);
    for (const key of await redis.keys(`${demoKeys.jobs}*`)) await redis.del(key);
    const duty = second.begin();
    await expect.poll(() => second.queue.getJobSchedulersCount()).toBe(1);
    expect(await reports.isMade(monday)).toBe(true);
    await duty.stop();
    expect(made).toEqual(['2026-11-23']);
  });

  it('[LB3] that could not be put on record are made again', async () => {
    let failures = 0;
    const { queue, ask } = open((day) => {
      failures += 1;
      if (failures === 1) return Promise.reject(new Error('the store is away'));
      made.push(day);
      return Promise.resolve();
    });
    await queue.setGlobalConcurrency(1);
    await ask(monday);
    await expect.poll(() => failures).toBe(1);
    const job = await queue.getJob('night-2026-11-23');
    await expect.poll(() => job?.isDelayed()).toBe(true);
    await job?.promote();
    await expect.poll(() => made).toEqual(['2026-11-23']);
  });

  it('[LB3] of a night without anybody are not made by the schedule', async () => {
    expect(await reports.isWanted({ ...monday, day: 10 })).toBe(false);
    fixture.clock.at = tenAtNight + 72 * hourMs;
    const duty = open().begin();
    await expect.poll(() => jobs[0]?.queue.getJobSchedulersCount()).toBe(1);
    await duty.stop();
    expect(await reports.list()).toEqual([]);
  });
});
