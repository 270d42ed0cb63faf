import { describe, expect, it } from 'vitest';
import { mayReadMetrics } from './metrics-access.ts';

const token = 'a-token-of-prometheus';
const local = { host: 'localhost:8080' };
const bearer = (text: string) => ({ ...local, authorization: `Bearer ${text}` });

describe('[Y8] without a token', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'])('[Y8] %s may read', (from) => {
    expect(mayReadMetrics({ from, headers: local }, undefined)).toBe(true);
  });

  it.each([
    '192.0.2.2',
    '10.0.0.1',
    '126.255.255.255',
    '128.0.0.1',
    '::',
    '::2',
    '::ffff:10.0.0.1',
    'fe80::1',
    '',
    'x',
  ])('[Y8] %s may not', (from) => {
    expect(mayReadMetrics({ from, headers: local }, undefined)).toBe(false);
  });

  it('[Y8] a connection that is closed has no known address, and is refused', () => {
    expect(mayReadMetrics({ from: undefined, headers: local }, undefined)).toBe(false);
  });

  it.each(['localhost', 'LOCALHOST:9', '127.0.0.1:8080', '[::1]:8080', '127.0.1.1'])('[Y8] asks for %s', (host) => {
    expect(mayReadMetrics({ from: '127.0.0.1', headers: { host } }, undefined)).toBe(true);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'gate.campus:8080', '192.0.2.2', ''])(
    '[Y8] does not answer a page or a proxy that asks for %s',
    (host) => {
      expect(mayReadMetrics({ from: '127.0.0.1', headers: { host } }, undefined)).toBe(false);
    },
  );

  const proxied = {
    'x-forwarded-for': '127.0.0.1',
    forwarded: 'for=127.0.0.1',
    'x-real-ip': '127.0.0.1',
    'x-forwarded-host': 'localhost',
    via: '1.1 proxy',
  };
  it.each(Object.entries(proxied))('[Y8] %s lets nobody in, and shuts a proxy on this machine out', (name, value) => {
    const headers = { ...local, [name]: value };
    expect(mayReadMetrics({ from: '192.0.2.2', headers }, undefined)).toBe(false);
    expect(mayReadMetrics({ from: '127.0.0.1', headers }, undefined)).toBe(false);
  });

  it('[Y8] a token gives no access when none is set', () => {
    expect(mayReadMetrics({ from: '192.0.2.2', headers: bearer('undefined') }, undefined)).toBe(false);
  });
});

describe('[Y8] with a token', () => {
  it.each(['127.0.0.1', '192.0.2.2', undefined])('[Y8] who has it may read, from %s', (from) => {
    const headers = { ...bearer(token), host: 'gate.campus', 'x-forwarded-for': '203.0.113.9' };
    expect(mayReadMetrics({ from, headers }, token)).toBe(true);
  });

  it.each(['', token.slice(1), `${token}x`, token.toUpperCase(), 'x'.repeat(10_000)])(
    '[Y8] nobody else may, not even on this machine: %s',
    (text) => {
      expect(mayReadMetrics({ from: '127.0.0.1', headers: bearer(text) }, token)).toBe(false);
    },
  );

  it('[Y8] it is sent as a bearer token and in no other way', () => {
    for (const authorization of [token, `Basic ${token}`, `bearer${token}`])
      expect(mayReadMetrics({ from: '127.0.0.1', headers: { ...local, authorization } }, token)).toBe(false);
    expect(mayReadMetrics({ from: '127.0.0.1', headers: local }, token)).toBe(false);
  });
});
