import { freePort } from '@cordon/tests/support/free-port.ts';
import { startTestRedis } from '@cordon/tests/support/redis.ts';
import { describe, expect, it } from 'vitest';
import { realClock } from '../ops/real-clock.ts';
import { createRedisClients } from '../ops/redis-clients.ts';
import { silent } from '../testing/submit-fixture.ts';
import { connectFault } from './connect-fault.ts';

const connecting = (address: string) => createRedisClients(address, { systemClock: realClock, log: silent });

describe('[I10] a Redis that can not be used', () => {
  it('[I10] nobody listens, no such socket, no such name: each says which, without the address', async () => {
    const port = await freePort();
    await expect(connecting(`redis://:secret@127.0.0.1:${port}`)).rejects.toThrow(
      'Nobody answers at the address of the Redis of REDIS_URL: start it, or check host and port.',
    );
    await expect(connecting('/nowhere/redis.sock')).rejects.toThrow('There is no socket at the path');
    expect(connectFault(Object.assign(new Error('getaddrinfo secret'), { code: 'ENOTFOUND' })).message).toBe(
      'The host name of the Redis of REDIS_URL is not known: check REDIS_URL, and the name server of this machine.',
    );
  });

  it('[I10] it wants a password, or another one', async () => {
    const port = await freePort();
    const redis = await startTestRedis({ settings: ['--port', String(port), '--bind', '127.0.0.1'] });
    await redis.connect().config('SET', 'requirepass', 'right');
    await expect(connecting(`redis://127.0.0.1:${port}`)).rejects.toThrow('wants a password: put it into REDIS_URL');
    await expect(connecting(`redis://:wrong@127.0.0.1:${port}`)).rejects.toThrow(
      'does not take the user or password of REDIS_URL: check both.',
    );
    await expect(connecting(`rediss://:right@127.0.0.1:${port}`)).rejects.toThrow(/TLS/);
    await redis.stop();
  });

  it('[I10] it is one of a cluster', () => {
    expect(connectFault(new Error('MOVED 866 127.0.0.1:7001')).message).toContain('part of a cluster');
  });

  it('[I10] [RH11] no Sentinel answers, no node of the cluster', async () => {
    const port = await freePort();
    await expect(connecting(`redis+sentinel://:secret@127.0.0.1:${port}/cordon`)).rejects.toThrow(
      'No Sentinel of REDIS_URL answers, or none watches a primary of that name: check hosts, ports and the name.',
    );
    await expect(connecting(`redis+cluster://:secret@127.0.0.1:${port}`)).rejects.toThrow(
      'Nobody answers at the address of the Redis of REDIS_URL: start it, or check host and port.',
    );
  });

  it('[I10] what is not known is named by its code alone', () => {
    const fault = connectFault(Object.assign(new Error('redis://:secret@host'), { code: 'EWHATEVER' }));
    expect(fault.message).toBe('The Redis of REDIS_URL does not answer as it should (EWHATEVER).');
  });
});
