import type { Channel } from '@cordon/protocol/site/channel.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { RefusalParams } from '@cordon/protocol/decision.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { ChannelTarget, ChannelTargetEntry, Delivered, MessageBoard } from '@cordon/protocol/wire/notify.ts';
import { randomBytes } from 'node:crypto';
import type { ChannelSecrets, Target } from './channel-secrets.ts';
import { formats } from './formats/formats.ts';
import { type Allowance, readAddress } from './net/address.ts';
import type { SystemClock } from '../ops/clock.ts';
import { createCancellableDelay } from '../ops/cancellable-delay.ts';
import type { Message } from './message.ts';
import type { Lanes } from './outbox/lanes.ts';
import type { Outbox } from './outbox/outbox.ts';

export type NotRefused<T> = { ok: true; value: T } | { ok: false; code: ErrorCode; params: RefusalParams };

/** What the office sees of the messages, and can do. */
export type NotifyOffice = {
  targets(): Promise<ChannelTarget[]>;
  /**
   * [NT6] Keeps an address and a secret; they are never shown again.
   *
   * @param record puts it on record; nothing is kept when that was not possible
   */
  enter(
    channelId: string,
    entry: ChannelTargetEntry,
    record: () => Promise<Refused | null>,
  ): Promise<NotRefused<ChannelTarget>>;
  /** [NT10] Sends a test message in the way of every message, and waits a while for its outcome. */
  test(channelId: string): Promise<NotRefused<Delivered>>;
  board(): Promise<MessageBoard>;
  replay(id: string): Promise<boolean>;
  replayAll(): Promise<number>;
  drop(id: string): Promise<boolean>;
};

export type NotifyOfficeParts = {
  site: () => SiteState;
  secrets: ChannelSecrets;
  outbox: Outbox;
  lanes: Pick<Lanes, 'resting'>;
  schedule(messages: readonly { id: string; nextAt: number }[]): Promise<void>;
  allowance: Allowance;
  siteClock: { now(): number };
  systemClock: SystemClock;
};

/** As long as a person waits for a test: a sending that is not answered, and the pause before it. */
const testWithinMs = 14_000;
const testLookEveryMs = 100;
const overtakenListed = 50;

export function createNotifyOffice(parts: NotifyOfficeParts): NotifyOffice {
  const { site, secrets, outbox, lanes, schedule, allowance, siteClock, systemClock } = parts;
  const channelOf = (id: string) => site().channels.find((channel) => channel.id === id);
  const shownOf = (id: string, target: Target | null): ChannelTarget => ({
    id,
    host: target !== null && URL.canParse(target.url) ? new URL(target.url).host : null,
    hasSecret: target !== null && target.secret !== null,
  });

  async function replay(id: string): Promise<boolean> {
    if (!(await outbox.replay(id))) return false;
    await schedule([{ id, nextAt: systemClock.now() }]);
    return true;
  }

  return {
    targets: () => Promise.all(site().channels.map(async ({ id }) => shownOf(id, await secrets.get(id)))),
    async enter(channelId, entry, record) {
      const channel = channelOf(channelId);
      if (channel === undefined) return { ok: false, code: 'channel-unknown', params: { channelId } };
      const read = readEntry(channel, entry, await secrets.get(channelId), allowance);
      if (!read.ok) return read;
      const unrecorded = await record();
      if (unrecorded !== null) return { ok: false, ...unrecorded };
      await secrets.set(channelId, read.value);
      return { ok: true, value: shownOf(channelId, read.value) };
    },
    async test(channelId) {
      if (channelOf(channelId) === undefined) return { ok: false, code: 'channel-unknown', params: { channelId } };
      const id = `msg_${randomBytes(16).toString('hex')}`;
      const message: Message = { id, channelId, at: siteClock.now(), told: null };
      await outbox.add(message);
      await schedule([{ id, nextAt: systemClock.now() }]);
      return { ok: true, value: await outcomeOfTest({ outbox, lanes, systemClock }, message) };
    },
    async board() {
      const [letters, overtaken, { pending }, resting] = await Promise.all([
        outbox.dead(),
        outbox.overtaken(overtakenListed),
        outbox.depths(),
        lanes.resting(site().channels.map(({ id }) => id)),
      ]);
      return { letters, overtaken, pending, resting };
    },
    replay,
    async replayAll() {
      const replayed = [];
      for (const { id } of await outbox.dead()) if (await replay(id)) replayed.push(id);
      return replayed.length;
    },
    drop: (id) => outbox.drop(id),
  };
}

/** [NT10] Waits for what comes of a test; one that failed is not kept: the answer says it. */
async function outcomeOfTest(
  { outbox, lanes, systemClock }: Pick<NotifyOfficeParts, 'outbox' | 'lanes' | 'systemClock'>,
  { id, channelId }: Message,
): Promise<Delivered> {
  const delay = createCancellableDelay(systemClock);
  const until = systemClock.now() + testWithinMs;
  for (;;) {
    const outcome = await outbox.outcome(id);
    if (outcome === null || outcome.state === 'sent') return { kind: 'sent' };
    if (outcome.state === 'dead') await outbox.drop(id);
    if (outcome.state !== 'pending') {
      return { kind: 'failed', why: outcome.why ?? { fault: 'unreachable', detail: null } };
    }
    const [rest] = await lanes.resting([channelId]);
    if (rest !== undefined) return { kind: 'waits', until: rest.until, why: rest.why };
    if (systemClock.now() >= until) return { kind: 'waits', until: null, why: null };
    await delay.sleep(testLookEveryMs);
  }
}

/** What was entered, completed by what is kept already. A new address does not inherit the secret of the old one's host. */
function readEntry(
  { kind }: Channel,
  entry: ChannelTargetEntry,
  known: Target | null,
  allowance: Allowance,
): NotRefused<Target> {
  const url = entry.url?.trim() ?? known?.url ?? '';
  const address = readAddress(url, kind, allowance);
  if (!address.ok) return { ok: false, code: 'channel-address-refused', params: { why: address.why } };
  const isSameHost = known !== null && new URL(known.url).host === address.url.host;
  const kept = isSameHost ? known.secret : null;
  const secret = entry.secret === undefined ? kept : entry.secret?.trim() || null;
  const fault = formats[kind].secretFault(secret);
  if (fault !== null) return { ok: false, code: 'channel-secret-refused', params: { why: fault } };
  return { ok: true, value: { url: address.url.href, secret } };
}
