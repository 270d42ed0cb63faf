import type { ChannelKind } from '@cordon/protocol/site/channel.ts';
import { describe, expect, it } from 'vitest';
import { isPublic, readAddress } from './address.ts';

const refusedFor = (text: string, kind: ChannelKind = 'webhook') => {
  const read = readAddress(text, kind);
  return read.ok ? null : read.why;
};

describe('an address of the open internet', () => {
  it.each([
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private 10/8', '10.0.0.1'],
    ['private 172.16/12', '172.16.0.1'],
    ['private 172.16/12, its end', '172.31.255.255'],
    ['private 192.168/16', '192.168.1.1'],
    ['loopback', '127.0.0.1'],
    ['loopback, elsewhere in it', '127.8.8.8'],
    ['link-local, where clouds keep their secrets', '169.254.169.254'],
    ['shared by carriers (CGNAT)', '100.64.0.1'],
    ['shared by carriers, its end', '100.127.255.255'],
    ['protocol assignments', '192.0.0.1'],
    ['documentation 1', '192.0.2.1'],
    ['documentation 2', '198.51.100.1'],
    ['documentation 3', '203.0.113.1'],
    ['benchmarking', '198.18.0.1'],
    ['6to4 relays', '192.88.99.1'],
    ['multicast', '224.0.0.1'],
    ['multicast, its end', '239.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 unspecified', '::'],
    ['IPv6 loopback', '::1'],
    ['IPv6 link-local', 'fe80::1'],
    ['IPv6 site-local', 'fec0::1'],
    ['IPv6 unique local', 'fd00::1'],
    ['IPv6 unique local, its begin', 'fc00::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['IPv6 documentation', '2001:db8::1'],
    ['IPv6 discard', '100::1'],
    ['IPv4 within IPv6', '::ffff:127.0.0.1'],
    ['IPv4 within IPv6, in hexadecimal', '::ffff:7f00:1'],
    ['a public IPv4 within IPv6', '::ffff:1.1.1.1'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64 of one’s own', '64:ff9b:1::1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:53aa:64c::1'],
    ['no address', 'localhost'],
    ['nothing', ''],
  ])('[NT5] is not %s', (_, address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(['1.1.1.1', '11.0.0.1', '172.32.0.1', '100.63.255.255', '100.128.0.1', '223.5.5.5', '2606:4700::1111'])(
    '[NT5] is %s',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );
});

describe('where messages may go', () => {
  it.each([
    ['https://hooks.example.com/a?b=c', null],
    ['https://hooks.example.com:8443/', null],
    ['https://1.1.1.1/', null],
    ['', 'no-address'],
    ['hooks.example.com', 'no-address'],
    ['http://hooks.example.com/', 'not-https'],
    ['ftp://hooks.example.com/', 'not-https'],
    ['file:///etc/passwd', 'no-address'],
    ['https://user@hooks.example.com/', 'credentials'],
    ['https://:secret@hooks.example.com/', 'credentials'],
    ['https://hooks.example.com:22/', 'port'],
    ['https://hooks.example.com:6379/', 'port'],
    ['https://127.0.0.1/', 'not-public'],
    ['https://2130706433/', 'not-public'], // 127.0.0.1 as one number
    ['https://0x7f.1/', 'not-public'],
    ['https://017700000001/', 'not-public'],
    ['https://[::1]/', 'not-public'],
    ['https://[::ffff:10.0.0.1]/', 'not-public'],
    ['https://１２７.０.０.１/', 'not-public'], // full-width digits
  ])('[NT5] %s', (text, why) => {
    expect(refusedFor(text)).toBe(why);
  });

  it.each([
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k'],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=t'],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/h'],
    ['feishu', 'https://open.larksuite.com/open-apis/bot/v2/hook/h'],
  ] as const)('[NT5] a robot of %s has an address of its maker only', (kind, text) => {
    expect(refusedFor(text, kind)).toBeNull();
    const { hostname } = new URL(text);
    for (const other of [`x${hostname}`, `${hostname}.example.com`, 'hooks.example.com']) {
      expect(refusedFor(text.replace(hostname, other), kind)).toBe('host');
    }
  });
});
