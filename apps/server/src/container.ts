import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { type Addresses, addressesOf, originsFor } from './addresses.ts';
import { resumeClock } from './clock/clock-record.ts';
import { keepTheClock } from './clock/keeper.ts';
import type { Submit } from './commands/submit.ts';
import { createBackground } from './compose/background.ts';
import { createEntry } from './compose/entry.ts';
import { type First, issueFirst } from './compose/first.ts';
import { measureAll } from './compose/measured.ts';
import type { Config } from './config.ts';
import { createAudit } from './edge/audit.ts';
import { createFront } from './edge/http/front.ts';
import type { LimitFigures } from './edge/limits/figures.ts';
import { createLimits } from './edge/limits/limits.ts';
import { createEdges } from './edge/edges.ts';
import { createOrigins } from './edge/origins.ts';
import { startPresence } from './edge/presence.ts';
import { attachIo, createIo } from './edge/socket/io.ts';
import { mayUpgrade } from './edge/socket/upgrade.ts';
import { type Feed, createFeed } from './feed/feed.ts';
import { createPlaceFile } from './feed/place-file.ts';
import { createDevices } from './identity/devices.ts';
import { type Identity, createIdentity } from './identity/identity.ts';
import { createLastSeen } from './identity/last-seen.ts';
import { createProofs } from './identity/proofs.ts';
import type { SecretCost } from './identity/secret-hash.ts';
import { usualTimes, type WorkerTimes } from './jobs/notify-worker.ts';
import { readLastSeq } from './log/read.ts';
import { type Outbound, usualOutbound } from './notify/notify.ts';
import type { Clock, SiteClock, SystemClock } from './ops/clock.ts';
import { type Closers, createClosers } from './ops/closers.ts';
import { guardClock } from './ops/guarded-clock.ts';
import { createInFlight } from './ops/in-flight.ts';
import { listen } from './ops/listen.ts';
import { type Logger, createLogger } from './ops/logger.ts';
import type { TimeSources } from './ops/machine-start.ts';
import { createMetrics, type Peers } from './ops/metrics/metrics.ts';
import { pause } from './ops/pause.ts';
import { createReadiness, type Readiness } from './ops/readiness.ts';
import { watchReadiness } from './ops/readiness-watch.ts';
import { realClock } from './ops/real-clock.ts';
import { machineTime } from './ops/time-sources.ts';
import { createRegister } from './people/register.ts';
import { createWriteProbe } from './redis/write-probe.ts';
import { createNights } from './review/nights.ts';
import { createStore, type Store, type StoreHost } from './store.ts';
import { createTls } from './tls/tls.ts';

const builtClient = fileURLToPath(new URL('../../gate-client/dist', import.meta.url));
const finishWithinMs = 3_000;
const goodByeWithinMs = 1_000;

/** One of several processes that serve one port of this machine; `processes/` starts them. */
export type Member = {
  number: number; // from 1, each once
  /** Whether another of them serves the port already; else this one takes it, before anything else is done. */
  isServed: boolean;
  /** Resolves when the process that holds the store for all of them has opened it. */
  store(): Promise<Pick<StoreHost, 'address' | 'folder'>>;
} & Peers;

export type CordonOptions = {
  member?: Member;
  /** Only a test or a simulation sets this: another clock for contact times, deadlines and sessions. */
  siteClock?: SiteClock;
  /** Only a test sets this: the machine's clocks, one of which it moves. */
  time?: TimeSources;
  random?: () => number;
  clientFolder?: string;
  log?: Logger;
  /** [S6] Shows the first sign-ins; they count as shown only when it has resolved. */
  tellFirst?: (first: First) => void | Promise<void>;
  /** Only a test sets this: the time of its people's authenticators. */
  authenticators?: Pick<Clock, 'now'>;
  /** Only a test sets these: its receivers are on this machine, and it can't wait for hours. */
  outbound?: Outbound;
  workerTimes?: WorkerTimes;
  limits?: Partial<LimitFigures>;
  /** Only a test sets this, in which hundreds of people sign in. */
  secretCost?: SecretCost;
};

export type Cordon = Addresses & {
  first: First; // shown once, when the store had none
  warnings: readonly string[];
  /** Resolves with the reason when the embedded Redis ends by itself; else never. */
  died: Promise<string>;
  /** Finishes what is being carried out, says good-bye to the clients, and closes everything. */
  drain(): Promise<void>;
  /** At a second signal: tells the embedded Redis to end, and waits for nothing. */
  abandon(): void;
};

/** @throws StartFault when it can't run; nothing is left behind then */
export async function startCordon(config: Config, options: CordonOptions = {}): Promise<Cordon> {
  const log = options.log ?? createLogger(config.logLevel);
  const closers = createClosers(log);
  try {
    return await start(config, { ...options, log }, closers);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

type StartParts = {
  config: Config;
  options: CordonOptions;
  siteClock: SiteClock;
  systemClock: SystemClock;
  random: () => number;
  log: Logger;
  closers: Closers;
};

async function start(config: Config, options: CordonOptions & { log: Logger }, closers: Closers): Promise<Cordon> {
  const { time = machineTime, random = Math.random, log } = options;
  const { siteClock, guard } = siteTimeOf(options.siteClock, time);
  const systemClock = realClock;
  const parts: StartParts = { config, options, siteClock, systemClock, random, log, closers };
  let isStopping = false;

  const { member = null } = options;
  const metrics = createMetrics({ systemClock, log, peers: member });
  closers.add(() => metrics.stop());
  // First: a start that fails because the port is taken must not have begun anything.
  const network = await createNetwork(parts);
  const { front } = network;
  const host = member === null ? null : await member.store();
  const store = await createStore({ config, host, siteClock, systemClock, log, closers });
  const { commands: redis, keys } = store;
  if (guard !== null) await resumeClock(redis, keys, guard, time.boot);
  const { io, limits } = createTransport(parts, network, store);
  const feed = createFeed({
    ...{ redis, tail: store.tail, keys, siteClock, systemClock, log, closers, measures: metrics },
    send: (room, packet) => void io.to(room).emit('events', packet),
    place: createPlaceFile({ dataFolder: config.dataFolder, process: member?.number ?? 1, systemClock, log }),
  });
  await feed.start();
  const { live } = feed;
  const site = () => live.site().state;

  const people = createRegister(redis, keys.prefix, store.siteKeys);
  const devices = createDevices(redis, keys.prefix, systemClock, siteClock);
  const guarded = guard === null ? null : { guard, boot: time.boot };
  const common = { store, feed, siteClock, systemClock, random, log, closers };
  const entry = await createEntry({
    ...common,
    replicas: config.replicas,
    people,
    devices,
    measures: metrics,
    guarded,
  });
  const identity = createSignIn(parts, store, site, entry.submit);
  const nights = createNights({ redis, keys, now: () => siteClock.now(), picture: () => live.picture() });
  const { outbound = usualOutbound, workerTimes: times = usualTimes } = options;
  const background = createBackground({ ...common, metrics, site, nights, submit: entry.submit, outbound, times });
  const { queue, notify, reports, reportJobs } = background;
  const readiness = readinessOf({ ...common, replicas: config.replicas, isStopping: () => isStopping });

  const reached = addressesOf(config.host, network.port, network.tls);
  const addresses = () => originsFor(reached);
  const inFlight = createInFlight();
  const { sockets, app } = createEdges({
    ...{ redis, keys, siteClock, systemClock, log, ...entry, identity, devices, people, nights, reports, notify },
    proofs: createProofs({
      ...{ redis, prefix: keys.prefix, key: store.siteKeys.nonce, systemClock },
      furtherOrigins: config.origins,
    }),
    audit: createAudit({ submit: entry.submit, siteClock, log }),
    askForReport: reportJobs.ask,
    queues: [queue.queue, reportJobs.queue],
    ...{ io, feed, readiness, metrics, metricsToken: config.metricsToken, inFlight, limits, addresses },
    ...{ clientFolder: options.clientFolder ?? builtClient, origins: network.origins, root: network.tls.root },
  });
  closers.add(() => sockets.stop());
  const lastSeen = createLastSeen({ redis, keys, isSignedIn: (personId) => identity.isSignedIn(personId) });
  const presence = startPresence({ lastSeen, devices, sockets, systemClock, log });
  closers.add(() => presence.stop());
  const keeper = keepTheClock({
    ...{ redis, keys, siteClock, systemClock, log, submit: entry.submit, notify, live, lastSeen, metrics },
    ...{ settings: store.settings, reports: reportJobs },
  });
  closers.add(() => keeper.stop());
  measureAll({ metrics, store, feed, background, readiness, siteClock, connected: () => sockets.connected() });

  const first = await issueFirst({ site: site(), identity, devices, addresses, tellFirst: options.tellFirst });
  const readinessWatch = watchReadiness({ readiness, systemClock, log });
  closers.add(() => readinessWatch.stop());
  front.open(app);
  attachIo(io, front.http, limits.trafficGuard);
  // The others serve the port meanwhile: whoever comes is not turned away by a process that is still starting.
  if (member?.isServed === true) await listen(front.http, config.host, config.port);
  closers.add(() => {
    limits.waiting.stop();
    return io.close();
  });

  return {
    ...reached,
    first,
    warnings: [...store.warnings, ...store.settings.report().warnings],
    died: store.died,
    async drain() {
      isStopping = true;
      front.http.close();
      await inFlight.settled(systemClock, finishWithinMs);
      // Closing the transport for good would drop what is still on its way to a slow connection.
      await Promise.race([sockets.partWithAll('stopping'), pause(systemClock, goodByeWithinMs)]);
      front.closeConnections();
      await closers.closeAll();
    },
    abandon: () => store.abandon(),
  };
}

/** The machine's guarded clock, unless a test or a simulation has its own. */
function siteTimeOf(given: SiteClock | undefined, time: TimeSources) {
  if (given !== undefined) return { siteClock: given, guard: null };
  const guard = guardClock(time, realClock.setTimer);
  return { siteClock: guard, guard };
}

/** The port, TLS on it, and the origins whose requests it takes. */
async function createNetwork({ config, options, systemClock, log, closers }: StartParts) {
  const front = createFront(systemClock);
  const port = options.member?.isServed === true ? config.port : await listen(front.http, config.host, config.port);
  closers.add(() => front.close());
  const tls = await createTls({ config, systemClock, log, show: (pair) => front.secure(pair) });
  closers.add(() => tls.stop());
  return { front, port, tls, origins: createOrigins({ bears: tls.bears, port, further: config.origins }) };
}

/** Socket.IO, and the limits of what it lets in. */
function createTransport(
  { options, systemClock, log }: StartParts,
  { origins }: Pick<Awaited<ReturnType<typeof createNetwork>>, 'origins'>,
  { commands: redis, keys }: Store,
) {
  const limits = createLimits({ redis, prefix: keys.prefix, systemClock, log, figures: options.limits });
  const io = createIo({
    mayUpgrade: mayUpgrade(origins),
    mayConnect: (request) => limits.waiting.mayConnect(request),
    messageBytesBeforeSignIn: limits.figures.messageBytesBeforeSignIn,
  });
  return { limits, io };
}

function createSignIn(
  { options, siteClock, systemClock }: StartParts,
  { commands: redis, keys, siteKeys }: Store,
  site: () => SiteState,
  submit: Submit,
): Identity {
  return createIdentity({
    ...{ redis, prefix: keys.prefix, keys: siteKeys, site, now: () => siteClock.now() },
    systemClock: options.authenticators ?? systemClock,
    secretCost: options.secretCost,
    async onSet({ personId, name, role, stations }, type) {
      const actor = { kind: 'person', personId, name, role, stations } as const;
      const note = {
        type: 'noteAudit',
        commandId: randomUUID(),
        observedAt: siteClock.now(),
        event: { type },
      } as const;
      const ack = await submit(note, actor, null);
      if (!ack.ok) throw new Error(`what was set could not be noted: ${ack.code}`);
    },
  });
}

function readinessOf({ store, replicas, feed: { live }, systemClock, isStopping }: ReadinessOfParts): Readiness {
  const { commands: redis, keys } = store;
  return createReadiness({
    probe: createWriteProbe(redis, keys.probe(randomUUID()), replicas),
    kind: store.kind,
    settings: () => store.settings.report(),
    systemClock,
    lastSeq: () => readLastSeq(redis, keys),
    isClockKept: async () => (await redis.exists(keys.lease)) > 0,
    seq: () => live.picture().seq,
    isStopping,
  });
}

type ReadinessOfParts = {
  store: Store;
  replicas: number;
  feed: Feed;
  systemClock: SystemClock;
  isStopping: () => boolean;
};
