import type { Channel } from '@cordon/protocol/site/channel.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { RefusalParams } from '@cordon/protocol/decision.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { ChannelTarget, ChannelTargetEntry, DeadLetter, Delivered } from '@cordon/protocol/wire/notify.ts';
import { randomBytes } from 'node:crypto';
import type { ChannelSecrets, Target } from './channel-secrets.ts';
import type { Deliver } from './deliver.ts';
import { formats } from './formats/formats.ts';
import { type Allowance, readAddress } from './net/address.ts';
import type { Outbox } from './outbox/outbox.ts';

export type NotRefused<T> = { ok: true; value: T } | { ok: false; code: ErrorCode; params: RefusalParams };

/** What the office sees and does of the messages. */
export type NotifyOffice = {
  targets(): Promise<ChannelTarget[]>;
  /** [NT6] Written, and never told back. */
  /** @param record puts it on record; nothing is entered when that was not possible */
  enter(
    channelId: string,
    entry: ChannelTargetEntry,
    record: () => Promise<Refused | null>,
  ): Promise<NotRefused<ChannelTarget>>;
  /** [NT10] Sends a message that says that it is a test, at once, by the way that all go. */
  test(channelId: string): Promise<NotRefused<Delivered>>;
  dead(): Promise<{ letters: DeadLetter[]; pending: number }>;
  replay(id: string): Promise<boolean>;
  replayAll(): Promise<number>;
  drop(id: string): Promise<boolean>;
};

export type NotifyOfficeParts = {
  site: () => SiteState;
  secrets: ChannelSecrets;
  outbox: Outbox;
  deliver: Deliver;
  schedule(messages: readonly { id: string; nextAt: number }[]): Promise<void>;
  allowance: Allowance;
  clock: { now(): number };
  pace: { now(): number };
};

const neverStopped = new AbortController().signal;

export function openNotifyOffice(parts: NotifyOfficeParts): NotifyOffice {
  const { site, secrets, outbox, deliver, schedule, allowance, clock, pace } = parts;
  const channelOf = (id: string) => site().channels.find((channel) => channel.id === id);
  const toldOf = (id: string, target: Target | null): ChannelTarget => ({
    id,
    host: target !== null && URL.canParse(target.url) ? new URL(target.url).host : null,
    hasSecret: target !== null && target.secret !== null,
  });

  async function replay(id: string): Promise<boolean> {
    if (!(await outbox.replay(id))) return false;
    await schedule([{ id, nextAt: pace.now() }]);
    return true;
  }

  return {
    targets: () => Promise.all(site().channels.map(async ({ id }) => toldOf(id, await secrets.get(id)))),
    async enter(channelId, entry, record) {
      const channel = channelOf(channelId);
      if (channel === undefined) return { ok: false, code: 'channel-unknown', params: { channelId } };
      const read = readEntry(channel, entry, await secrets.get(channelId), allowance);
      if (!read.ok) return read;
      const unrecorded = await record();
      if (unrecorded !== null) return { ok: false, ...unrecorded };
      await secrets.set(channelId, read.value);
      return { ok: true, value: toldOf(channelId, read.value) };
    },
    async test(channelId) {
      if (channelOf(channelId) === undefined) return { ok: false, code: 'channel-unknown', params: { channelId } };
      const id = `msg_${randomBytes(16).toString('hex')}`;
      const verdict = await deliver({ id, channelId, at: clock.now(), told: null }, neverStopped);
      if (verdict?.is === 'sent') return { ok: true, value: { is: 'sent' } };
      const why = verdict?.why ?? { fault: 'unreachable', detail: null };
      return { ok: true, value: { is: 'failed', why } };
    },
    async dead() {
      const [letters, { pending }] = await Promise.all([outbox.dead(), outbox.depths()]);
      return { letters, pending };
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

/** What was entered, with what is there already. A new address does not inherit the secret of the old one's host. */
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
