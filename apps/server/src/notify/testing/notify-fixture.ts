import { dueOfAlert } from '@cordon/protocol/alert/due.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { Channel } from '@cordon/protocol/site/channel.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { administrator, gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { openResources } from '@cordon/tests/support/open-resources.ts';
import type { Redis } from 'ioredis';
import { deadlineCommand } from '../../clock/deadline-command.ts';
import { type NotifyQueue, createNotifyQueue } from '../../jobs/notify-queue.ts';
import { startNotifyWorker, type WorkerTimes } from '../../jobs/notify-worker.ts';
import { alertRef } from '../../log/keys.ts';
import { readStored } from '../../log/read.ts';
import { alertOf, siteOf } from '../../log/snapshot.ts';
import { unmeasured } from '../../ops/metrics/measures.ts';
import { realClock } from '../../ops/real-clock.ts';
import { arriveOf, type SubmitFixture, demoKeys, silent } from '../../testing/submit-fixture.ts';
import { type Notify, createNotify, type Outbound } from '../notify.ts';
import type { Receiver } from './receiver.ts';
import { hosts, toThisMachine } from './outbound.ts';

export const channelKey = Buffer.alloc(32, 3);
export const whsec = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
export const quickTimes: WorkerTimes = { lockMs: 1_000, stalledEveryMs: 250, finishWithinMs: 400 };

/** The part of a process that deals with messages: it follows the feed, and sends. */
export type NotifyFixture = {
  notify: Notify;
  queue: NotifyQueue;
  /** Follows the feed and sweeps the outbox, as the process does that keeps the clock. */
  keep(): Promise<void>;
  /** The feed has gone on. */
  notice(): void;
  /** It does not go on where it was read to. */
  beginAnew(): void;
  leave(): Promise<void>;
  /** @param onTried after each try, whatever came of it */
  work(onTried?: () => void): { stop(): Promise<void> };
  stop(): Promise<void>;
};

export type NotifyFixtureParts = {
  connect: (options?: { maxRetriesPerRequest?: null }) => Redis;
  outbound?: Partial<Outbound>;
  times?: WorkerTimes;
  schedule?: (queue: NotifyQueue) => NotifyQueue['schedule'];
  clock?: { now(): number };
};

export async function createNotifyFixture(parts: NotifyFixtureParts): Promise<NotifyFixture> {
  const { connect, outbound = {}, times = quickTimes, clock = realClock } = parts;
  const redis = connect();
  const queue = createNotifyQueue({
    connection: connect(),
    prefix: demoKeys.jobs,
    systemClock: realClock,
    log: silent,
  });
  let site = await readSite(redis);
  const notify = createNotify({
    redis,
    keys: demoKeys,
    siteClock: { now: () => clock.now(), setTimer: realClock.setTimer },
    systemClock: realClock,
    random: () => 0,
    log: silent,
    site: () => site,
    channelKey,
    schedule: parts.schedule?.(queue) ?? ((messages) => queue.schedule(messages)),
    measures: unmeasured,
    outbound: { ...toThisMachine, ...outbound },
  });
  let keeping: ReturnType<Notify['begin']> | null = null;
  const working: { stop(): Promise<void> }[] = [];
  const leave = async () => {
    await keeping?.stop();
    keeping = null;
  };
  const stop = openResources.add('a notify fixture', async () => {
    await leave();
    await Promise.all(working.map((worker) => worker.stop()));
    await queue.close();
  });
  return {
    notify,
    queue,
    stop,
    leave,
    notice: () => keeping?.notice([escalated]),
    beginAnew: () => keeping?.beginAnew(),
    async keep() {
      site = await readSite(redis);
      keeping = notify.begin();
    },
    work(onTried = () => undefined) {
      const connection = connect({ maxRetriesPerRequest: null });
      const { attempt } = notify;
      const worker = startNotifyWorker({
        connection,
        prefix: demoKeys.jobs,
        attempt: (id, signal) => attempt(id, signal).finally(onTried),
        times,
        systemClock: realClock,
        log: silent,
      });
      working.push(worker);
      return worker;
    },
  };
}

async function readSite(redis: Redis): Promise<SiteState> {
  const [site] = await readStored(redis, demoKeys, ['site']);
  if (!site) throw new Error('the site is not open');
  return siteOf(site.text);
}

/** A channel to this receiver, entered by the office. */
export async function addChannel(
  fixture: SubmitFixture,
  notifier: NotifyFixture,
  receiver: Receiver,
  change: Partial<Channel> = {},
) {
  const channel = { ...ownWebhook, ...change };
  await fixture.ask(administrator, { type: 'saveChannel', channel });
  await notifier.keep(); // reads the site anew
  await notifier.leave();
  const entry = {
    url: `http://${hosts[channel.kind]}:${receiver.port}/${channel.id}`,
    ...(channel.kind === 'webhook' ? { secret: whsec } : {}),
  };
  const entered = await notifier.notify.office.enter(channel.id, entry, () => Promise.resolve(null));
  if (!entered.ok) throw new Error(`not entered: ${entered.code}`);
}

/** The feed has gone on for all notifiers of a test at once, as it does for processes. */
export function noticeAll(notifiers: readonly NotifyFixture[]): void {
  for (const notifier of notifiers) notifier.notice();
}

/** Only its kind matters. */
const escalated = {
  aggregate: 'alert',
  event: { type: 'alertEscalated', step: 0, whom: [], means: ['message'] },
} as unknown as FeedEvent;

let vehicles = 0;

/** A vehicle is held, which raises an alert; nobody acknowledges it, and it is escalated to the supervisors at once. */
export async function ring(redis: Redis, fixture: SubmitFixture, reason = '核对'): Promise<string> {
  const plate = `渝A${String(10_000 + (vehicles += 1))}`;
  const visitId = await fixture.declare({ plate });
  await fixture.submit(arriveOf(visitId, plate), gateOfficer, null);
  await fixture.ask(gateOfficer, { type: 'holdVisit', visitId, reason });
  const alertId = `${visitId}.visit.held.-`;
  await escalate(redis, fixture, alertId);
  return alertId;
}

/** The next step of the escalation, at its time. */
export async function escalate(redis: Redis, fixture: SubmitFixture, alertId: string): Promise<void> {
  const [deadline] = dueOfAlert(await readAlert(redis, alertId), []);
  if (deadline === undefined) throw new Error(`${alertId} waits for nothing`);
  fixture.clock.at = Math.max(fixture.clock.at, deadline.at);
  const ack = await fixture.submit(
    deadlineCommand(alertRef(alertId), deadline),
    { kind: 'system', name: 'clock' },
    null,
  );
  if (!ack.ok) throw new Error(`not escalated: ${ack.code}`);
}

export async function readAlert(redis: Redis, alertId: string): Promise<AlertState> {
  const [stored] = await readStored(redis, demoKeys, [alertRef(alertId)]);
  if (!stored) throw new Error(`no alert ${alertId}`);
  return alertOf(stored.text);
}

/** Everything that belongs to BullMQ is gone. */
export async function loseQueue(redis: Redis): Promise<number> {
  const keys = await redis.keys(`${demoKeys.jobs}:*`);
  return keys.length === 0 ? 0 : redis.del(keys);
}
