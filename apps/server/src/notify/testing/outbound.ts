import type { ChannelKind } from '@cordon/protocol/site/channel.ts';
import type { Outbound } from '../notify.ts';

/** Every name leads to this machine, and nobody waits long. */
export const toThisMachine: Outbound = {
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  allowance: { plainHttp: true, anyPort: true, address: (address) => address.startsWith('127.') },
  sendWithinMs: 1_000,
  retrying: { mostTries: 3, firstMs: 20, factor: 2, longestMs: 200, mostRests: 3 },
};

/** Hosts that each kind of channel may have; they all lead to this machine. */
export const hosts: Readonly<Record<ChannelKind, string>> = {
  webhook: 'hooks.example.com',
  wecom: 'qyapi.weixin.qq.com',
  dingtalk: 'oapi.dingtalk.com',
  feishu: 'open.feishu.cn',
};
