import { randomBytes } from 'node:crypto';
import { administrator, gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { dueOfVisit } from '@cordon/protocol/visit/due.ts';
import { openSite } from '@cordon/server/commands/open-site.ts';
import { eventsOf, readLastSeq, readRange, readStored } from '@cordon/server/log/read.ts';
import { visitOf } from '@cordon/server/log/snapshot.ts';
import { steadyClock } from '@cordon/server/testing/clocks.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import { arriveOf, demoKeys, createSubmit } from '@cordon/server/testing/submit-fixture.ts';
import { startMortalRedis } from '@cordon/server/testing/mortal-redis.ts';
import { Redis } from 'ioredis';
import { type CordonProcess, startCordon } from '../../support/cordon-process.ts';
import { inParallel, quantile } from '../figures.ts';

const lanes = 16;
const perSecond = 250;
const patienceMs = 120_000;

export type DeadlineAmounts = {
  count: number;
  leadMs: number; // at least so long before the first one: the vehicles arrive, and the servers start
  leastSpanMs: number;
  absenceMs: number; // of everything
};

export const usualDeadlines = { leadMs: 20_000, leastSpanMs: 30_000, absenceMs: 60_000 };
export const quickDeadlines = { count: 500, leadMs: 6_000, leastSpanMs: 6_000, absenceMs: 2_000 };

export type DeadlineFigures = {
  count: number;
  missed: number;
  doubled: number;
  early: number;
  latenessMs: { p50: number; p99: number }; // while the server is up
  afterKillMs: number; // the latest of those that were due when the clock's holder was killed, or after
  afterAbsenceMs: number; // the latest after Redis was back, of those that were due while it was away
};

/**
 * Many vehicles stand at a gate for too long, one after the other. Two servers keep the clock; the one that holds it is
 * killed, and later everything is, Redis included, for a minute. Each deadline must ring once, and never early.
 */
export async function benchDeadlines(
  { count, leadMs, leastSpanMs, absenceMs }: DeadlineAmounts,
  say: (line: string) => void,
): Promise<DeadlineFigures> {
  const redis = await startMortalRedis();
  const client = new Redis(redis.url).on('error', () => undefined).setMaxListeners(0); // it will be away for a while
  const env = { REDIS_URL: redis.url, CORDON_SITE_KEY: randomBytes(32).toString('base64'), LOG_LEVEL: 'info' };
  const start = async (): Promise<CordonProcess> => {
    const cordon = startCordon({ env });
    await cordon.until(/^ready$/m);
    return cordon;
  };
  const wait = (until: Instant) => new Promise((resolve) => setTimeout(resolve, Math.max(0, until - Date.now())));

  const span = Math.max(leastSpanMs, (count / perSecond) * 1_000);
  const begins = Date.now() + Math.max(leadMs, count * 6);
  say(`${count} vehicles arrive`);
  const due = await vehiclesDue(client, count, (i) => begins + Math.round((i / count) * span));
  say(`their time is over from ${Math.round((begins - Date.now()) / 1_000)} s on`);

  const servers = await Promise.all([start(), start()]);
  await wait(begins + span * 0.4);
  const holder = servers.find((server) => server.output().includes('keeps the clock')) ?? servers[0];
  const killedAt = Date.now();
  holder?.signal('SIGKILL');
  say('the server that keeps the clock is killed');
  await holder?.ended;

  await wait(begins + span * 0.8);
  const awayAt = Date.now();
  for (const server of servers) server.signal('SIGKILL');
  await redis.kill();
  say('everything is killed, Redis too');
  await wait(awayAt + absenceMs);
  await redis.start();
  const backAt = Date.now();
  const again = await start();
  say('everything is back');
  await settled(client, due);

  const figures = await figuresOf(client, due, { killedAt, awayAt, backAt });
  client.disconnect();
  await again.stop();
  for (const server of servers) await server.stop();
  await redis.stop();
  return { count, ...figures };
}

/** Vehicles that stand at the gate. @returns when each visit's first deadline is due */
export async function vehiclesDue(
  client: Redis,
  count: number,
  dueAt: (i: number) => Instant,
): Promise<Map<string, Instant>> {
  const base = Date.now();
  await openSite(client, demoKeys, steadyClock(base), demoSite(base));
  const doors = Array.from({ length: lanes }, () => {
    const clock = steadyClock(base);
    return { clock, submit: createSubmit(client, clock) };
  });
  const due = new Map<string, Instant>();
  let slowMs: number | null = null;
  const arrive = async (i: number, lane: number): Promise<void> => {
    const door = doors[lane] ?? doors[0];
    if (door === undefined) throw new Error('no door');
    const visitId = newId();
    const plate = `渝${'ABCDEFGHJK'[Math.floor(i / 10_000)] ?? 'L'}${String(i % 10_000).padStart(5, '0')}`;
    door.clock.at = slowMs === null ? base : dueAt(i) - slowMs;
    const declaration = declarationOf({ plate }, door.clock.at);
    const acks = [
      await door.submit(commandOf({ type: 'declareVisit', visitId, declaration }, door.clock.at), administrator, null),
      await door.submit(arriveOf(visitId, plate), gateOfficer, null),
    ];
    if (acks.some(({ ok }) => !ok)) throw new Error(`${plate} did not arrive: ${JSON.stringify(acks)}`);
    if (slowMs !== null) due.set(visitId, dueAt(i));
    else slowMs = (await firstDue(client, visitId)) - base;
  };
  await arrive(count, 0); // how long a vehicle may stand there, the rules say
  await inParallel(
    Array.from({ length: count }, (_, i) => i),
    lanes,
    arrive,
  );
  return due;
}

async function firstDue(client: Redis, visitId: string): Promise<Instant> {
  const [stored] = await readStored(client, demoKeys, [`visit:${visitId}`]);
  const [deadline] = stored ? dueOfVisit(visitOf(stored.text), []) : [];
  if (deadline === undefined) throw new Error('a vehicle at the gate waits for nothing');
  return deadline.at;
}

async function settled(client: Redis, due: ReadonlyMap<string, Instant>): Promise<void> {
  const last = Math.max(...due.values());
  const until = Math.max(Date.now(), last) + patienceMs;
  while (Date.now() < until) {
    const waiting = await client.zcount(demoKeys.due, '-inf', Math.max(last, Date.now()));
    if (Date.now() > last && waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

type Moments = { killedAt: Instant; awayAt: Instant; backAt: Instant };

/** When a deadline of each visit was passed, and how often it rang. */
export async function readDeadlines(client: Redis) {
  const passed = new Map<string, Instant[]>();
  const rang = new Map<string, number>();
  const last = await readLastSeq(client, demoKeys);
  for (let seq = 1; seq <= last; seq += 1_000) {
    for (const told of eventsOf(await readRange(client, demoKeys, seq, seq + 999))) {
      if (told.event.type === 'deadlinePassed') passed.set(told.id, [...(passed.get(told.id) ?? []), told.at]);
      const isRing = told.event.type === 'alertRaised' || told.event.type === 'alertRepeated';
      if (told.aggregate === 'alert' && isRing && told.id.includes('.visit.step-slow.')) {
        const visitId = told.id.split('.', 1)[0] ?? '';
        rang.set(visitId, (rang.get(visitId) ?? 0) + 1);
      }
    }
  }
  return { passed, rang };
}

async function figuresOf(client: Redis, due: ReadonlyMap<string, Instant>, { killedAt, awayAt, backAt }: Moments) {
  const { passed, rang } = await readDeadlines(client);
  const all = [...due].map(([visitId, at]) => ({
    at,
    times: passed.get(visitId) ?? [],
    rings: rang.get(visitId) ?? 0,
  }));
  const late = (is: (at: Instant) => boolean, from: (at: Instant) => Instant = (at) => at) =>
    all.filter(({ at }) => is(at)).flatMap(({ at, times }) => times.slice(0, 1).map((time) => time - from(at)));
  const up = late((at) => at < killedAt - 1_000);
  return {
    missed: all.filter(({ times, rings }) => times.length === 0 || rings === 0).length,
    doubled: all.filter(({ times, rings }) => times.length > 1 || rings > 1).length,
    early: all.filter(({ at, times }) => times.some((time) => time < at)).length,
    latenessMs: { p50: quantile(up, 0.5), p99: quantile(up, 0.99) },
    afterKillMs: Math.max(0, ...late((at) => at >= killedAt - 1_000 && at < awayAt - 1_000)),
    afterAbsenceMs: Math.max(
      0,
      ...late(
        (at) => at >= awayAt - 1_000,
        (at) => Math.max(at, backAt),
      ),
    ),
  };
}
