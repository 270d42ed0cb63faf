import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const key = Buffer.alloc(32, 0xfb);

function faultsOf(env: Record<string, string>): readonly string[] {
  const result = readConfig(env, '/srv');
  return result.ok ? [] : result.faults;
}

describe('configuration', () => {
  it('runs on this machine alone when nothing is set', () => {
    expect(readConfig({}, '/srv')).toEqual({
      ok: true,
      config: {
        host: '127.0.0.1',
        port: 8080,
        dataFolder: '/srv/data',
        redisUrl: undefined,
        replicas: 0,
        siteId: 'demo',
        siteKey: undefined,
        logLevel: 'info',
        isNewSite: false,
        metricsToken: undefined,
        tls: undefined,
        origins: [],
      },
    });
  });

  it('takes every setting from the environment', () => {
    const env = {
      HOST: '0.0.0.0',
      PORT: '0',
      CORDON_DATA: '/var/lib/cordon',
      REDIS_URL: 'rediss://:secret@db:6380/0',
      CORDON_REPLICAS: '1',
      CORDON_SITE: 'north-campus',
      CORDON_SITE_KEY: key.toString('hex'),
      LOG_LEVEL: 'debug',
      CORDON_NEW_SITE: 'yes',
      CORDON_METRICS_TOKEN: 'a-token-of-prometheus',
      TLS_CERT: '/etc/cordon/cert.pem',
      TLS_KEY: 'key.pem',
      CORDON_ORIGINS: 'https://gate.example.com, https://[2001:db8::1]:8443,',
    };
    expect(readConfig(env, '/srv')).toEqual({
      ok: true,
      config: {
        host: '0.0.0.0',
        port: 0,
        dataFolder: '/var/lib/cordon',
        redisUrl: 'rediss://:secret@db:6380/0',
        replicas: 1,
        siteId: 'north-campus',
        siteKey: key,
        logLevel: 'debug',
        isNewSite: true,
        metricsToken: 'a-token-of-prometheus',
        tls: { certPath: '/etc/cordon/cert.pem', keyPath: '/srv/key.pem' },
        origins: ['https://gate.example.com', 'https://[2001:db8::1]:8443'],
      },
    });
  });

  it('treats a setting that is set to nothing as not set', () => {
    expect(readConfig({ PORT: '', REDIS_URL: ' ', CORDON_SITE_KEY: '' }, '/srv')).toEqual(readConfig({}, '/srv'));
  });

  it.each([key.toString('base64'), key.toString('base64url'), key.toString('hex').toUpperCase()])(
    'reads the site key from %s',
    (text) => {
      const result = readConfig({ CORDON_SITE_KEY: text }, '/srv');
      expect(result.ok && result.config.siteKey).toEqual(key);
    },
  );

  it.each(['80a', '-1', '65536', '8080.5', '0x50', '１２３'])('refuses %s as a port', (port) => {
    expect(faultsOf({ PORT: port })).toEqual([`PORT must be a whole number from 0 to 65535, not "${port}".`]);
  });

  it.each(['localhost:6379', 'http://db', 'redis.sock', 'redis://:pass@'])(
    'refuses %s as the address of Redis without repeating it',
    (address) => {
      const faults = faultsOf({ REDIS_URL: address });
      expect(faults).toHaveLength(1);
      expect(faults[0]).not.toContain(address);
    },
  );

  it('refuses an address of Redis without a host', () => {
    expect(faultsOf({ REDIS_URL: 'redis://' })).toHaveLength(1);
  });

  it('[RH11] accepts Sentinels and nodes of a cluster', () => {
    expect(faultsOf({ REDIS_URL: 'redis+sentinel://s1,s2/cordon' })).toEqual([]);
    expect(faultsOf({ REDIS_URL: 'rediss+cluster://:secret@n1,n2' })).toEqual([]);
    expect(faultsOf({ REDIS_URL: 'redis+sentinel://:secret@s1' })[0]).not.toContain('secret');
  });

  it('[RH13] waits for no replicas of the embedded Redis, which has none', () => {
    expect(faultsOf({ CORDON_REPLICAS: '1' })).toEqual([
      'CORDON_REPLICAS needs a REDIS_URL: the Redis of Cordon itself has no replicas.',
    ]);
    expect(faultsOf({ CORDON_REPLICAS: '0' })).toEqual([]);
    expect(faultsOf({ CORDON_REPLICAS: 'two', REDIS_URL: 'redis://db' })).toHaveLength(1);
  });

  it.each(['North', 'a b', '-a', '{a}', 'a'.repeat(41)])('[RH12] refuses "%s" as the name of a site', (name) => {
    expect(faultsOf({ CORDON_SITE: name })).toHaveLength(1);
  });

  it('accepts a Unix socket as the address of Redis', () => {
    expect(faultsOf({ REDIS_URL: '/run/redis/redis.sock' })).toEqual([]);
  });

  it.each(['short', key.subarray(1).toString('base64'), `${key.toString('hex')}00`, 'z'.repeat(64)])(
    'refuses a site key that is not 32 bytes without repeating it: %s',
    (text) => {
      const faults = faultsOf({ CORDON_SITE_KEY: text });
      expect(faults).toHaveLength(1);
      expect(faults[0]).not.toContain(text);
    },
  );

  it.each(['fifteen-letters', '16 characters !!', 'sixteen-\u00e9-letters', 'x'.repeat(201)])(
    '[Y8] refuses a token for the metrics that is short, long or hard to send, without repeating it: %s',
    (text) => {
      const faults = faultsOf({ CORDON_METRICS_TOKEN: text });
      expect(faults).toHaveLength(1);
      expect(faults[0]).not.toContain(text);
    },
  );

  it.each([
    ['TLS_CERT', 'TLS_KEY'],
    ['TLS_KEY', 'TLS_CERT'],
  ])('[TL1] refuses %s without %s', (given, missing) => {
    const sentence = `${missing} must be set too: a certificate and its key go together.`;
    expect(faultsOf({ [given]: '/etc/cordon/one.pem', [missing]: ' ' })).toEqual([sentence]);
    expect(faultsOf({ [given]: ' ' })).toEqual([]);
  });

  it.each([
    'gate.example.com',
    'http://gate.example.com',
    'https://gate.example.com/',
    'https://gate.example.com/gate',
    'https://GATE.example.com',
    'https://gate.example.com:443',
    'https://*.example.com',
    'https://a.example https://b.example',
    'null',
    '*',
    'ws://gate.example.com',
  ])('[TL8] refuses %s as an origin', (origin) => {
    const faults = faultsOf({ CORDON_ORIGINS: `https://first.example,${origin}` });
    expect(faults).toEqual([expect.stringMatching(/^CORDON_ORIGINS must be origins such as [^\n]+\.$/)]);
  });

  it('[TL8] takes a plain origin of a developer’s own machine', () => {
    expect(faultsOf({ CORDON_ORIGINS: 'http://localhost:5173,http://127.0.0.1:5173,http://[::1]' })).toEqual([]);
  });

  it('lists every fault at once, one sentence each', () => {
    const faults = faultsOf({
      HOST: 'a b',
      PORT: 'x',
      REDIS_URL: 'x',
      CORDON_SITE_KEY: 'x',
      LOG_LEVEL: 'loud',
      CORDON_METRICS_TOKEN: 'x',
      CORDON_ORIGINS: 'x',
      TLS_KEY: 'x',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'HOST',
      'PORT',
      'REDIS_URL',
      'CORDON_SITE_KEY',
      'LOG_LEVEL',
      'CORDON_METRICS_TOKEN',
      'CORDON_ORIGINS',
      'TLS_CERT',
    ]);
    for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+ must [^\n]+\.$/);
  });
});
