import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { siteAt, tenAtNight } from '@cordon/protocol/testing/site.ts';
import type { Channel, ChannelKind } from '@cordon/protocol/site/channel.ts';
import type { Severity } from '@cordon/protocol/alert/severity.ts';
import type { Redis } from 'ioredis';
import { unmeasured } from '../../ops/metrics/measures.ts';
import { type HandClock, handClock } from '../../testing/clocks.ts';
import { demoKeys, silent } from '../../testing/submit-fixture.ts';
import { type Message, messageId } from '../message.ts';
import { createNotify } from '../notify.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { usualRetrying } from '../backoff.ts';
import { overstay } from './letters.ts';
import { hosts, toThisMachine } from './outbound.ts';
import { channelKey, whsec } from './notify-fixture.ts';
import type { Receiver } from './receiver.ts';

let made = 0;

/**
 * One channel, its outbox in a real Redis, and its jobs on a clock that the test moves: the test says which job runs when, so
 * that an hour of sending takes only as long as its requests.
 */
export async function createPacingFixture(
  redis: Redis,
  receiver: Receiver,
  kind: ChannelKind,
  clock: HandClock = handClock(1e12),
) {
  const channel: Channel = { ...ownWebhook, kind, language: 'en' };
  const site = { ...siteAt(tenAtNight), channels: [channel] };
  const jobs = new Map<string, number>(); // ID → when its job runs
  const open = () =>
    createNotify({
      ...{ redis, keys: demoKeys, siteClock: clock, systemClock: clock, log: silent, channelKey, measures: unmeasured },
      random: () => 0,
      site: () => site,
      schedule: async (messages) => {
        for (const { id, nextAt } of messages) if (!jobs.has(id)) jobs.set(id, nextAt);
      },
      outbound: { ...toThisMachine, retrying: usualRetrying },
    });
  const processes = [open(), open()]; // two, so that what one knows must be found in Redis by the other
  const outbox = createOutbox({ redis, keys: demoKeys, siteClock: clock, systemClock: clock });
  const entry = {
    url: `http://${hosts[kind]}:${receiver.port}/robot-address-part?key=secret-key-of-robot`,
    ...(kind === 'webhook' ? { secret: whsec } : {}),
  };
  const entered = await processes[0]?.office.enter(channel.id, entry, () => Promise.resolve(null));
  if (entered?.ok !== true) throw new Error('the address was not entered');
  let place = await outbox.begin(0);

  return {
    clock,
    outbox,
    office: () => processes[0]?.office,
    /** Alerts of these severities ring, in this order, and each asks for a message. */
    async ring(severities: readonly Severity[]): Promise<Message[]> {
      const messages = severities.map((severity): Message => {
        made += 1;
        const plate = `渝A${10_000 + made}`;
        const told = { ...overstay, alertId: `none.${made}`, severity, plate, raisedAt: tenAtNight + made, count: 1 };
        return { id: messageId(told.alertId, 1, channel.id), channelId: channel.id, at: tenAtNight + made, told };
      });
      await outbox.take(place, place + 1, messages);
      place += 1;
      for (const { id } of messages) jobs.set(id, clock.now());
      return messages;
    },
    /** Runs jobs in the order of their times until none is due by then, alternating between two processes. */
    async run(untilMs: number): Promise<void> {
      for (let turn = 0; ; turn += 1) {
        const [next] = [...jobs].toSorted(([, a], [, b]) => a - b);
        if (next === undefined || next[1] > untilMs) break;
        const [id, at] = next;
        if (at > clock.now()) clock.advance(at - clock.now());
        const attempted = await processes[turn % 2]?.attempt(id, new AbortController().signal);
        if (attempted?.kind === 'later') jobs.set(id, clock.now() + attempted.ms);
        else jobs.delete(id);
      }
      if (untilMs > clock.now()) clock.advance(untilMs - clock.now());
    },
    waiting: () => jobs.size,
  };
}
