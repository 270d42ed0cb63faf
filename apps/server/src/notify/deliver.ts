import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { DeliveryFault, DeliveryWhy } from '@cordon/protocol/wire/notify.ts';
import type { ChannelSecrets } from './channel-secrets.ts';
import { formats } from './formats/formats.ts';
import { type Verdict, verdictOf } from './formats/verdict.ts';
import type { Message } from './message.ts';
import { type Allowance, readAddress } from './net/address.ts';
import type { Post } from './net/post.ts';
import { digestOf } from './words/digest.ts';
import { textOf } from './words/text.ts';

/** What goes to one receiver in one sending: a message, or several of which the first is the most urgent. */
export type Parcel = {
  messages: readonly [Message, ...Message[]];
  more: number; // how many wait behind them
};

/** Sends once, now. Null: it was called off, because the process stops. */
export type Deliver = (parcel: Parcel, signal: AbortSignal) => Promise<Verdict | null>;

export type DeliverParts = {
  site: () => SiteState;
  secrets: Pick<ChannelSecrets, 'get'>;
  post: Post;
  allowance: Allowance;
  systemClock: { now(): number };
};

export function createDeliver({ site, secrets, post, allowance, systemClock }: DeliverParts): Deliver {
  return async ({ messages, more }, signal) => {
    const [message] = messages;
    const channel = site().channels.find(({ id }) => id === message.channelId);
    if (channel === undefined) return refused('channel-removed');
    if (!channel.enabled && message.told !== null) return refused('channel-off');
    const target = await secrets.get(channel.id);
    if (target === null) return refused('no-address');
    const { kind, language } = channel;
    const address = readAddress(target.url, kind, allowance);
    if (!address.ok) return refused('address-refused', address.why);
    const { url } = address;
    const { secret } = target;
    const format = formats[kind];
    if (format.secretFault(secret) !== null) return refused('no-secret');
    const text = messages.length === 1 ? textOf(message, language, site()) : digestOf(messages, more, language, site());
    const letter = { message, text, language, site: site(), url, secret, now: systemClock.now() };
    const posted = await post(format.write(letter), signal);
    if (!posted.ok) return posted.why === null ? null : judgeFailure(posted.why);
    return verdictOf(posted, { format, url, secret, now: systemClock.now() });
  };
}

/** A name that leads into this network is refused for good: another try would not change that. */
function judgeFailure(why: DeliveryWhy): Verdict {
  return why.fault === 'not-public' ? { kind: 'refused', why } : { kind: 'again', why };
}

function refused(fault: DeliveryFault, detail: string | null = null): Verdict {
  return { kind: 'refused', why: { fault, detail } };
}
