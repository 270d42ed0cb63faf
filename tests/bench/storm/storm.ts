import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { administrator, gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { SiteSettings, StaffMember } from '@cordon/protocol/site/settings.ts';
import { openSite } from '@cordon/server/commands/open-site.ts';
import { createSessions } from '@cordon/server/identity/sessions.ts';
import { readLastSeq } from '@cordon/server/log/read.ts';
import { steadyClock } from '@cordon/server/testing/clocks.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import { arriveOf, demoKeys, createSubmit } from '@cordon/server/testing/submit-fixture.ts';
import { startMortalRedis } from '@cordon/server/testing/mortal-redis.ts';
import { Redis } from 'ioredis';
import { type CordonProcess, startCordon } from '../../support/cordon-process.ts';
import { freePort } from '../../support/free-port.ts';
import { openResources } from '../../support/open-resources.ts';
import { processesWith } from '../../support/processes.ts';
import { inParallel, oneDecimal, quantile } from '../figures.ts';
import type { Told } from './clients.ts';

const vehicles = 60;
const missedEvents = 500;
const connectionsOfPerson = 10;

export type StormAmounts = {
  clients: number;
  withinMs: number; // in which all of them come back
  settleMs: number; // until the memory is looked at again
};

export const usualStorm = { withinMs: 5_000, settleMs: 5_000 };
export const quickStorm = { clients: 100, withinMs: 1_000, settleMs: 500 };

export type StormFigures = {
  clients: number;
  caughtUp: number;
  faults: number; // events that came twice, too late, or not in order
  fromReturnMs: { p50: number; p99: number; max: number }; // of each client: from its coming back until it is caught up
  allAfterMs: number; // from the server's first answer until the last one is
  resumed: number; // brought up to date by what they missed, the rest by a snapshot
  attemptsEach: number; // tries to come in, per client
  serverMb: { before: number; peak: number; after: number };
};

/**
 * Two thousand follow a site; its server is killed and started again, something has happened meanwhile, and all come back
 * within five seconds. Their sessions are written into the store: signing in two thousand people would take minutes of
 * hashing, and is not what is measured.
 */
export async function benchStorm(
  { clients, withinMs, settleMs }: StormAmounts,
  say: (connection: string) => void,
): Promise<StormFigures> {
  const redis = await startMortalRedis();
  const store = new Redis(redis.url);
  const port = await freePort();
  const env = {
    REDIS_URL: redis.url,
    CORDON_SITE_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'error',
    PORT: String(port),
  };
  const url = `http://127.0.0.1:${port}`;
  const people = staffFor(Math.ceil(clients / connectionsOfPerson));
  const clock = steadyClock(Date.now());
  await openSite(store, demoKeys, clock, siteOf(clock.at, people));
  await happen(store, vehicles, 'A');

  const crowd = openCrowd();
  const { thumbprint } = await crowd.told('key');
  const sessions = createSessions({ redis: store, prefix: demoKeys.prefix, site: 'demo', now: Date.now });
  const tokens: string[] = [];
  await inParallel(
    Array.from({ length: clients }, (_, i) => i),
    32,
    async (i) => {
      const member = people[i % people.length];
      if (member === undefined) throw new Error('nobody is on duty');
      const { stations } = member;
      tokens.push((await sessions.issue({ member, device: null, stations }, { thumbprint, method: 'password' })).token);
    },
  );

  let server = await up(env);
  crowd.send({ do: 'connect', url, tokens });
  await crowd.told('connected');
  const before = memoryOf(server).now;
  say(`${clients} follow`);

  server.signal('SIGKILL');
  await Promise.all([server.ended, crowd.told('lost')]);
  await happen(store, missedEvents, 'B');
  const upTo = await readLastSeq(store, demoKeys);
  server = await up(env);
  say('the server is back, and so are they');
  crowd.send({ do: 'return', withinMs, upTo });
  const { fromReturn, fromStart, snapshots, attempts, faults } = await crowd.told('caught-up');
  for (const fault of faults) say(fault);
  const { peak } = memoryOf(server);
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const after = memoryOf(server).now;

  await crowd.close();
  await server.stop();
  store.disconnect();
  await redis.stop();
  return {
    clients,
    caughtUp: fromReturn.length,
    faults: faults.length,
    fromReturnMs: {
      p50: Math.round(quantile(fromReturn, 0.5)),
      p99: Math.round(quantile(fromReturn, 0.99)),
      max: Math.round(Math.max(...fromReturn)),
    },
    allAfterMs: Math.round(Math.max(...fromStart)),
    resumed: clients - snapshots,
    attemptsEach: oneDecimal(attempts / clients),
    serverMb: { before, peak, after },
  };
}

/** As a site has them: most at the gate and the points. */
function staffFor(count: number): StaffMember[] {
  const points = ['first-canteen', 'second-canteen', 'third-canteen', 'north-shop', 'central-store'];
  return Array.from({ length: count }, (_, i): StaffMember => {
    const at = i % 10;
    const role = at < 6 ? 'gate' : at < 8 ? 'unloading' : at < 9 ? 'supervisor' : 'auditor';
    const stations = role === 'gate' ? ['main-gate'] : role === 'unloading' ? [points[i % points.length] ?? ''] : [];
    return { personId: `crowd-${i}`, staffNumber: String(10_000 + i), name: `值守 ${i}`, role, stations, active: true };
  });
}

function siteOf(now: number, people: readonly StaffMember[]): SiteSettings {
  const site = demoSite(now);
  return { ...site, staff: [...site.staff, ...people] };
}

/** Vehicles are declared and arrive. @param letter of their plates */
async function happen(store: Redis, count: number, letter: string): Promise<void> {
  const clock = steadyClock(Date.now());
  const submit = createSubmit(store, clock);
  await inParallel(
    Array.from({ length: count }, (_, i) => i),
    16,
    async (i) => {
      const [visitId, plate] = [newId(), `渝${letter}${String(i).padStart(5, '0')}`];
      const declaration = declarationOf({ plate }, clock.at);
      const acks = [
        await submit(commandOf({ type: 'declareVisit', visitId, declaration }, clock.at), administrator, null),
        ...(i < vehicles ? [await submit(arriveOf(visitId, plate), gateOfficer, null)] : []),
      ];
      if (acks.some(({ ok }) => !ok)) throw new Error(`${plate} did not arrive: ${JSON.stringify(acks)}`);
    },
  );
}

async function up(env: Readonly<Record<string, string>>): Promise<CordonProcess> {
  const server = startCordon({ env });
  await server.until(/^ready$/m);
  return server;
}

/** Megabytes that are resident now, and at the most so far. */
function memoryOf({ dataFolder }: CordonProcess): { now: number; peak: number } {
  const [pid] = processesWith(dataFolder);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024);
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

type Of<K extends Told['kind']> = Extract<Told, { kind: K }>;

function openCrowd() {
  const child: ChildProcess = fork(fileURLToPath(new URL('clients.ts', import.meta.url)));
  const heard = new Map<string, Told>();
  const waiting = new Map<string, (told: Told) => void>();
  child.on('message', (message) => {
    const told = message as Told;
    heard.set(told.kind, told);
    waiting.get(told.kind)?.(told);
  });
  const close = openResources.add('the crowd of the storm', () => {
    if (child.connected) child.disconnect();
    return Promise.resolve();
  });
  return {
    close,
    send: (order: object) => void child.send(order),
    told: <K extends Told['kind']>(is: K) =>
      new Promise<Of<K>>((resolve) => {
        const known = heard.get(is);
        if (known !== undefined) resolve(known as Of<K>);
        else waiting.set(is, (told) => resolve(told as Of<K>));
      }),
  };
}
