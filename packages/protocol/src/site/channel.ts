import { z } from 'zod';
import { escalationRoles } from '../alert/policy.ts';
import { slug } from '../ids.ts';
import { label } from './settings.ts';

/** A generic webhook, or a group robot: WeCom (企业微信), DingTalk (钉钉), Feishu or Lark (飞书). */
export const channelKinds = ['webhook', 'wecom', 'dingtalk', 'feishu'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** The languages in which a channel gets its messages. */
export const channelLanguages = ['zh-CN', 'en'] as const;
export type ChannelLanguage = (typeof channelLanguages)[number];

export const channelId = slug;
/** The most channels that a site may have. */
export const maxChannels = 20;

/** [NT1] Where messages about alerts go, and for whom. Address and secret are kept elsewhere, never in an event. */
export const channel = z.strictObject({
  id: channelId,
  kind: z.enum(channelKinds),
  name: label,
  language: z.enum(channelLanguages),
  audience: z.array(z.enum(escalationRoles)).min(1).max(escalationRoles.length), // roles whose messages are sent there
  enabled: z.boolean(),
});
export type Channel = z.infer<typeof channel>;
