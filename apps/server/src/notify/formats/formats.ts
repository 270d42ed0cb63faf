import type { ChannelKind } from '@cordon/protocol/site/channel.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import type { Format } from './format.ts';
import { webhook } from './webhook.ts';
import { wecom } from './wecom.ts';

export const formats: Readonly<Record<ChannelKind, Format>> = { webhook, wecom, dingtalk, feishu };
