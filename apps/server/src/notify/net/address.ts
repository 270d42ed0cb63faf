import type { ChannelKind } from '@cordon/protocol/site/channel.ts';
import type { AddressFault } from '@cordon/protocol/wire/notify.ts';
import ipaddr from 'ipaddr.js';

const ports = ['', '443', '8443'];

/** The hosts of each robot, as their makers publish them. */
const robotHosts: Readonly<Record<Exclude<ChannelKind, 'webhook'>, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

/** What is also allowed in tests, whose receivers are on this machine and have no certificate. Nothing in production. */
export type Allowance = {
  plainHttp: boolean;
  anyPort: boolean;
  address(address: string): boolean;
};
export const nothingMore: Allowance = { plainHttp: false, anyPort: false, address: () => false };

const publicV6 = ipaddr.parseCIDR('2000::/3');

/**
 * [NT5] Is it an address of the open internet? Every range that is reserved for something else is not: private, loopback,
 * link-local, shared (CGNAT), multicast, documentation, benchmarking, and IPv6 addresses that contain an IPv4 address.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(publicV6);
}

export type ReadAddress = { ok: true; url: URL } | { ok: false; why: AddressFault };

/** [NT5] Checks an entered address before its host is looked up. */
export function readAddress(text: string, kind: ChannelKind, allowance = nothingMore): ReadAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.hostname === '') return { ok: false, why: 'no-address' };
  const isSecure = url.protocol === 'https:' || (allowance.plainHttp && url.protocol === 'http:');
  if (!isSecure) return { ok: false, why: 'not-https' };
  if (url.username !== '' || url.password !== '') return { ok: false, why: 'credentials' };
  if (!allowance.anyPort && !ports.includes(url.port)) return { ok: false, why: 'port' };
  if (kind !== 'webhook' && !robotHosts[kind].includes(url.hostname)) return { ok: false, why: 'host' };
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (ipaddr.isValid(literal) && !isPublic(literal) && !allowance.address(literal)) {
    return { ok: false, why: 'not-public' };
  }
  url.hash = '';
  return { ok: true, url };
}
