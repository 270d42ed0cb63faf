import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { hourMs } from '@cordon/protocol/time.ts';
import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import { resumeClock, startClockRecord } from './clock/clock-record.ts';
import { keepTheClock } from './clock/keeper.ts';
import { dueDepths, nextDue } from './clock/due.ts';
import { fingerprints } from './commands/fingerprint.ts';
import { openSubmitBatch, singly, type SubmitParts } from './commands/submit.ts';
import type { Config } from './config.ts';
import { addressesOf, originsFor, type Addresses } from './addresses.ts';
import { openFront } from './edge/http/front.ts';
import type { LimitFigures } from './edge/limits/figures.ts';
import { openLimits } from './edge/limits/open-limits.ts';
import { openEdges } from './edge/open-edges.ts';
import { startPresence } from './edge/presence.ts';
import { openOrigins } from './edge/origins.ts';
import { attachIo, openIo } from './edge/socket/io.ts';
import { mayUpgrade } from './edge/socket/upgrade.ts';
import { openFeed } from './feed/open-feed.ts';
import { openPlaceFile } from './feed/place-file.ts';
import { startRecordFaults } from './feed/record-faults.ts';
import { openLastSeen } from './identity/last-seen.ts';
import { openDevices } from './identity/devices.ts';
import { type FirstSignIn, openIdentity } from './identity/identity.ts';
import { openProofs } from './identity/proofs.ts';
import type { SecretCost } from './identity/secret-hash.ts';
import { openAudit } from './edge/audit.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { readLastSeq, readStored, readTimeAfter } from './log/read.ts';
import { openNotifyQueue } from './jobs/notify-queue.ts';
import { startNotifyWorker, usualTimes, type WorkerTimes } from './jobs/notify-worker.ts';
import { openReportJobs } from './jobs/report-jobs.ts';
import { openNotify, type Outbound, usualOutbound } from './notify/open-notify.ts';
import type { Clock } from './ops/clock.ts';
import { type Closers, openClosers } from './ops/closers.ts';
import { guardClock, type TimeSources } from './ops/guarded-clock.ts';
import { openInFlight } from './ops/in-flight.ts';
import { listen } from './ops/listen.ts';
import { type Logger, openLogger } from './ops/logger.ts';
import { openMetrics } from './ops/metrics/metrics.ts';
import { pause } from './ops/pause.ts';
import { openReadiness } from './ops/readiness.ts';
import { watchReadiness } from './ops/readiness-watch.ts';
import { realClock } from './ops/real-clock.ts';
import { machineTime } from './ops/time-sources.ts';
import { openRegister } from './people/register.ts';
import { openWriteProbe } from './redis/write-probe.ts';
import { openNights } from './review/nights.ts';
import { openReports } from './review/reports.ts';
import { openStore } from './store.ts';
import { openTls } from './tls/open-tls.ts';

const builtClient = fileURLToPath(new URL('../../gate-client/dist', import.meta.url));
const firstCodeMs = 24 * hourMs;
const finishWithinMs = 3_000;
const goodByeWithinMs = 1_000;

export type CordonOptions = {
  /** The site's time: contact times, deadlines, sessions. Only a test or a simulation hands in another one. */
  clock?: Clock;
  /** Only a test hands this in: the machine's clocks, one of which it sets. */
  time?: TimeSources;
  random?: () => number;
  clientFolder?: string;
  log?: Logger;
  /** [S6] Shows the first sign-ins; only when it has ended they count as told. */
  tellFirst?: (first: First) => void | Promise<void>;
  /** Only a test hands this in: what the authenticators of its people take for the time. */
  authenticators?: Pick<Clock, 'now'>;
  /** Only a test hands these in: its receivers are on this machine, and it does not wait for hours. */
  outbound?: Outbound;
  workerTimes?: WorkerTimes;
  limits?: Partial<LimitFigures>;
  /** Only a test hands this in: hundreds of people sign in. */
  secretCost?: SecretCost;
};

/** How a new site is entered: everybody's first secrets, and a code that makes a browser its first tablet. */
export type First = { people: readonly FirstSignIn[]; tablet: FirstTablet | null };

/** Opened in a browser, each of the addresses makes it the site's first tablet. */
type FirstTablet = { name: string; code: string; addresses: readonly string[] };

export type Cordon = Addresses & {
  first: First; // shown once, when the store had none
  warnings: readonly string[];
  /** Settles with the reason when the embedded Redis ends by itself; else never. */
  died: Promise<string>;
  /** Finishes what is being carried out, says good-bye, and leaves nothing behind. */
  drain(): Promise<void>;
  /** For a second signal: tells the embedded Redis to end, and waits for nothing. */
  abandon(): void;
};

/** @throws StartFault when it can't run; nothing is left behind then */
export async function startCordon(config: Config, options: CordonOptions = {}): Promise<Cordon> {
  const log = options.log ?? openLogger(config.logLevel);
  const closers = openClosers(log);
  try {
    return await start(config, { ...options, log }, closers);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function start(config: Config, options: CordonOptions & { log: Logger }, closers: Closers): Promise<Cordon> {
  const { time = machineTime, random = Math.random, clientFolder = builtClient, log } = options;
  const guard = options.clock === undefined ? guardClock(time, realClock.setTimer) : null;
  const clock = options.clock ?? guard ?? realClock;
  const pace = realClock;
  let isStopping = false;

  const metrics = openMetrics({ pace, log });
  closers.add(() => metrics.stop());
  // First of all: a start that fails for want of a port must not have begun anything.
  const front = openFront(pace);
  const port = await listen(front.http, config.host, config.port);
  closers.add(() => front.close());
  const tls = await openTls({ config, pace, log, show: (pair) => front.secure(pair) });
  closers.add(() => tls.stop());
  const origins = openOrigins({ bears: tls.bears, port, further: config.origins });
  const store = await openStore({ config, clock, pace, log, closers });
  const { commands: redis, tail, keys, siteKeys } = store;
  if (guard !== null) await resumeClock(redis, keys, guard, time.boot);
  const limits = openLimits({ redis, prefix: keys.prefix, pace, log, figures: options.limits });
  const io = openIo({
    mayUpgrade: mayUpgrade(origins),
    mayConnect: (request) => limits.connections.mayConnect(request),
    messageBytesBeforeSignIn: limits.figures.messageBytesBeforeSignIn,
  });
  const feed = openFeed({
    redis,
    tail,
    keys,
    clock,
    pace,
    log,
    closers,
    send: (room, packet) => void io.to(room).emit('events', packet),
    measures: metrics,
    place: openPlaceFile({ dataFolder: config.dataFolder, pace, log }),
  });
  await feed.start();
  const { live } = feed;
  const now = () => clock.now();
  const lastSeq = () => readLastSeq(redis, keys);

  const people = openRegister(redis, keys.prefix, siteKeys);
  const devices = openDevices(redis, keys.prefix, pace, clock);
  const door: SubmitParts = {
    redis,
    keys,
    people,
    devices,
    clock,
    random,
    fingerprint: fingerprints(siteKeys.fingerprint),
    isSetApart: (ref) => live.picture().unreadable.has(ref),
    onStoreChanged: (forget) => live.watch({ onBreak: forget }),
    log,
    measures: metrics,
  };
  const submitBatch = openSubmitBatch(door);
  const submit = singly(submitBatch);
  if (guard !== null) {
    const record = await startClockRecord({ guard, boot: time.boot, redis, keys, pace, submit, log });
    closers.add(() => record.stop());
  }
  const textOf = async (ref: AggregateRef) => (await readStored(redis, keys, [ref]))[0]?.text ?? null;
  const recordFaults = startRecordFaults({ live, textOf, submit, clock, pace, log });
  closers.add(() => recordFaults.stop());
  feed.onUnknownEntries((told) => recordFaults.unknownEntries(told));
  const inFlight = openInFlight();
  const identity = openIdentity({
    redis,
    prefix: keys.prefix,
    keys: siteKeys,
    site: () => live.site().state,
    now,
    pace: options.authenticators ?? pace,
    secretCost: options.secretCost,
    async onSet({ personId, name, role, stations }, type) {
      const actor = { kind: 'person', personId, name, role, stations } as const;
      const note = { type: 'noteAudit', commandId: randomUUID(), observedAt: now(), event: { type } } as const;
      const ack = await submit(note, actor, null);
      if (!ack.ok) throw new Error(`what was set could not be noted: ${ack.code}`);
    },
  });
  const proofs = openProofs({ redis, prefix: keys.prefix, key: siteKeys.nonce, pace, furtherOrigins: config.origins });
  const audit = openAudit({ submit, clock, log });
  const readiness = openReadiness({
    probe: openWriteProbe(redis, keys.probe(randomUUID())),
    kind: store.kind,
    settings: () => store.settings.report(),
    pace,
    lastSeq,
    isClockKept: async () => (await redis.exists(keys.lease)) > 0,
    seq: () => live.picture().seq,
    isStopping: () => isStopping,
  });
  const timeZone = () => live.site().state.timeZone;
  const nights = openNights({ redis, keys, now, picture: () => live.picture() });
  const jobs = store.jobs();
  const queue = openNotifyQueue({ connection: jobs.adding, prefix: keys.jobs, pace, log });
  closers.add(() => queue.close());
  const { outbound = usualOutbound, workerTimes: times = usualTimes } = options;
  const notify = openNotify({
    ...{ redis, keys, clock, pace, random, log, measures: metrics, outbound },
    site: () => live.site().state,
    channelKey: siteKeys.channel,
    schedule: (messages) => queue.schedule(messages),
  });
  const { attempt } = notify;
  const worker = startNotifyWorker({ connection: jobs.working, prefix: keys.jobs, attempt, times, pace, log });
  closers.add(() => worker.stop());
  const reports = openReports({ redis, keys, nights, now, timeZone });
  const reportJobs = openReportJobs({
    ...{ ...store.jobs(), prefix: keys.jobs, reports, timeZone, clock, pace, log },
    async onMade(day) {
      const note = { type: 'noteReport', commandId: randomUUID(), observedAt: now(), day } as const;
      const ack = await submit(note, { kind: 'system', name: 'reports' }, null);
      if (!ack.ok) throw new Error(`the report of ${day} could not be noted: ${ack.code}`);
    },
  });
  closers.add(() => reportJobs.stop());
  const queues = [queue.queue, reportJobs.queue];
  const office = {
    identity,
    devices,
    proofs,
    audit,
    people,
    nights,
    reports,
    askForReport: reportJobs.ask,
    notify,
    queues,
  };
  const shared = { redis, keys, clock, pace, log, submit, submitBatch, ...office };
  const { metricsToken } = config;
  const reached = addressesOf(config.host, port, tls);
  const addresses = () => originsFor(reached);
  const edging = { io, feed, readiness, metrics, metricsToken, inFlight, limits, clientFolder, origins };
  const { sockets, app } = openEdges({ ...shared, ...edging, root: tls.root, addresses });
  closers.add(() => sockets.stop());
  const lastSeen = openLastSeen({ redis, keys, isSignedIn: (personId) => identity.isSignedIn(personId) });
  const presence = startPresence({ lastSeen, devices, sockets, pace, log });
  closers.add(() => presence.stop());
  const keeper = keepTheClock({ ...shared, live, lastSeen, settings: store.settings, metrics, reports: reportJobs });
  closers.add(() => keeper.stop());

  metrics.watch({
    picture: () => live.picture(),
    connected: () => sockets.connected(),
    feed: { now, lastSeq, timeAfter: (seq) => readTimeAfter(redis, keys, seq) },
    due: { now, next: () => nextDue(redis, keys) },
    readiness,
  });
  metrics.followsFeed('broadcast', () => feed.broadcast.toldUpTo());
  metrics.followsFeed('notify', () => notify.reached());
  metrics.queueDepths(async () => ({ deadlines: await dueDepths(redis, keys, now()) }));
  metrics.queueDepths(async () => ({ messages: await notify.depths() }));
  metrics.queueDepths(async () => ({ 'message-jobs': await queue.depths(), reports: await reportJobs.depths() }));

  const first = await issueFirst();
  const readinessWatch = watchReadiness({ readiness, pace, log });
  closers.add(() => readinessWatch.stop());
  front.open(app);
  attachIo(io, front.http, limits.lineGuard);
  closers.add(() => {
    limits.connections.stop();
    return io.close();
  });

  /** [S6] Of a new site; the tablet's code is part of it, since a PIN is good on a tablet alone. */
  async function issueFirst(): Promise<First> {
    const { staff, devices: known } = live.site().state;
    let told: First = { people: [], tablet: null };
    await identity.issueFirst(staff, async (given) => {
      const awaited = known.find(({ key }) => key.is === 'awaited');
      const tablet = awaited === undefined ? null : await firstTablet(awaited);
      told = { people: given, tablet };
      await options.tellFirst?.(told);
    });
    return told;
  }

  async function firstTablet({ id, name }: SiteDevice): Promise<FirstTablet> {
    const { code } = await devices.invite(id, firstCodeMs);
    return { name, code, addresses: addresses().map((origin) => `${origin}/enrol#${code}`) };
  }

  return {
    ...reached,
    first,
    warnings: [...store.warnings, ...store.settings.report().warnings],
    died: store.died,
    async drain() {
      isStopping = true;
      front.http.close();
      await inFlight.settled(pace, finishWithinMs);
      // Closing the transport for good would drop what is still on its way to a slow line.
      await Promise.race([sockets.partWithAll('stopping'), pause(pace, goodByeWithinMs)]);
      front.closeLines();
      await closers.closeAll();
    },
    abandon: () => store.abandon(),
  };
}
