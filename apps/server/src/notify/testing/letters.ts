import type { Channel } from '@cordon/protocol/site/channel.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { siteAt, tenAtNight } from '@cordon/protocol/testing/site.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { realClock } from '../../ops/real-clock.ts';
import { createDeliver } from '../deliver.ts';
import type { Verdict } from '../formats/verdict.ts';
import { type Message, messageId, type AlertContent } from '../message.ts';
import { createPost } from '../net/post.ts';
import { toThisMachine } from './outbound.ts';
import type { Target } from '../channel-secrets.ts';

/** What a message says of a vehicle that has stayed too long. */
export const overstay: AlertContent = {
  alertId: 'b0000000-0000-4000-8000-000000000001.visit.loop-critical.-',
  rule: 'visit.loop-critical',
  severity: 'critical',
  values: { at: tenAtNight },
  plate: '渝A12345',
  station: { id: 'first-canteen', name: { zh: '第一食堂', en: 'First canteen' } },
  place: 'atPoint',
  raisedAt: tenAtNight + minuteMs,
  count: 2,
  step: 1,
  whom: ['supervisor', 'admin'],
};

export function messageTo(channelId: string, told: AlertContent | null = overstay): Message {
  return { id: messageId(told?.alertId ?? 'test', 7, channelId), channelId, at: tenAtNight + 2 * minuteMs, told };
}

/** Sends with the real formats and over the network, without a store: a message, and those that go with it. */
export type DeliverTo = (first: Message, signal: AbortSignal, others?: readonly Message[]) => Promise<Verdict | null>;

export function deliverTo(channel: Channel, target: Target | null, change: Partial<SiteState> = {}): DeliverTo {
  const site = siteAt(tenAtNight, {});
  const { allowance, sendWithinMs: withinMs, resolve } = toThisMachine;
  const deliver = createDeliver({
    site: () => ({ ...site, channels: [channel], ...change }),
    secrets: { get: async () => target },
    post: createPost({ allowance, withinMs, ...(resolve && { resolve }) }),
    allowance,
    systemClock: realClock,
  });
  return (first, signal, others = []) => deliver({ messages: [first, ...others], more: 0 }, signal);
}
