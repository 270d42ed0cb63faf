import type { Channel } from '@cordon/protocol/site/channel.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { DeliveryFault, DeliveryWhy } from '@cordon/protocol/wire/notify.ts';
import { askedFor } from './backoff.ts';
import type { ChannelSecrets } from './channel-secrets.ts';
import type { Verdict } from './formats/format.ts';
import { formats } from './formats/formats.ts';
import type { Message } from './message.ts';
import { type Allowance, readAddress } from './net/address.ts';
import type { Post, Posted } from './net/post.ts';
import { textOf } from './words/text.ts';

/** Sends a message now, once. Null: it was called off. */
export type Deliver = (message: Message, signal: AbortSignal) => Promise<Verdict | null>;

export type DeliverParts = {
  site: () => SiteState;
  secrets: Pick<ChannelSecrets, 'get'>;
  post: Post;
  allowance: Allowance;
  pace: { now(): number };
};

export function openDeliver({ site, secrets, post, allowance, pace }: DeliverParts): Deliver {
  return async (message, signal) => {
    const channel = site().channels.find(({ id }) => id === message.channelId);
    if (channel === undefined) return refused('channel-removed');
    if (!channel.enabled && message.told !== null) return refused('channel-off');
    const target = await secrets.get(channel.id);
    if (target === null) return refused('no-address');
    const { kind, language } = channel;
    const address = readAddress(target.url, kind, allowance);
    if (!address.ok) return refused('address-refused', address.why);
    const format = formats[kind];
    if (format.secretFault(target.secret) !== null) return refused('no-secret');
    const now = pace.now();
    const text = textOf(message, language, site());
    const letter = { message, text, language, site: site(), url: address.url, secret: target.secret, now };
    const posted = await post(format.write(letter), signal);
    return judge(posted, channel, now);
  };
}

function judge(posted: Posted, { kind }: Channel, now: number): Verdict | null {
  if (!posted.ok) return posted.why === null ? null : judgeFailure(posted.why);
  const { status } = posted;
  const why: DeliveryWhy = { fault: 'status', detail: String(status) };
  const isGood = status >= 200 && status < 300;
  if (isGood) return formats[kind].judge(posted);
  if (status >= 300 && status < 400) return refused('redirect', String(status));
  if (status >= 500 || [408, 425, 429].includes(status)) {
    return { is: 'again', why, afterMs: askedFor(posted.retryAfter, now) };
  }
  return { is: 'refused', why };
}

/** What another try can't mend: a name that leads into this network. */
function judgeFailure(why: DeliveryWhy): Verdict {
  return why.fault === 'not-public' ? { is: 'refused', why } : { is: 'again', why, afterMs: 0 };
}

function refused(fault: DeliveryFault, detail: string | null = null): Verdict {
  return { is: 'refused', why: { fault, detail } };
}
