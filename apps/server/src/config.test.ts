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
        siteKey: undefined,
        logLevel: 'info',
        metricsToken: undefined,
      },
    });
  });

  it('takes every setting from the environment', () => {
    const env = {
      HOST: '0.0.0.0',
      PORT: '0',
      CORDON_DATA: '/var/lib/cordon',
      REDIS_URL: 'rediss://:secret@db:6380/0',
      CORDON_SITE_KEY: key.toString('hex'),
      LOG_LEVEL: 'debug',
      CORDON_METRICS_TOKEN: 'a-token-of-prometheus',
    };
    expect(readConfig(env, '/srv')).toEqual({
      ok: true,
      config: {
        host: '0.0.0.0',
        port: 0,
        dataFolder: '/var/lib/cordon',
        redisUrl: 'rediss://:secret@db:6380/0',
        siteKey: key,
        logLevel: 'debug',
        metricsToken: 'a-token-of-prometheus',
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

  it.each(['TLS_CERT', 'TLS_KEY'])('refuses %s rather than serve without TLS', (name) => {
    expect(faultsOf({ [name]: '/etc/cordon/secret.pem' })).toEqual([
      `${name} must not be set: Cordon serves plain HTTP only, so let a proxy in front of it speak TLS.`,
    ]);
    expect(faultsOf({ [name]: ' ' })).toEqual([]);
  });

  it('lists every fault at once, one sentence each', () => {
    const faults = faultsOf({
      HOST: 'a b',
      PORT: 'x',
      REDIS_URL: 'x',
      CORDON_SITE_KEY: 'x',
      LOG_LEVEL: 'loud',
      CORDON_METRICS_TOKEN: 'x',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'HOST',
      'PORT',
      'REDIS_URL',
      'CORDON_SITE_KEY',
      'LOG_LEVEL',
      'CORDON_METRICS_TOKEN',
    ]);
    for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+ must [^\n]+\.$/);
  });
});
