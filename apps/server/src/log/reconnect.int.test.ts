import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptOf, visitCommit } from '../testing/fabricate.ts';
import { commit } from './commit.ts';
import { keysOf } from './keys.ts';

const keys = keysOf('test');
const folder = mkdtempSync(join(tmpdir(), 'cordon-cut-'));
let server: TestRedis;
let connection: { proxy: Server; cutNextReply(): void };
let redis: Redis;

beforeAll(async () => {
  server = await startTestRedis();
  connection = await startConnection(join(folder, 'connection.sock'), server.url);
  redis = new Redis({ path: join(folder, 'connection.sock'), retryStrategy: () => 1 });
  redis.on('error', () => undefined);
});
afterAll(async () => {
  redis.disconnect();
  connection.proxy.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** A connection to Redis that can lose an answer: the command arrives and takes effect, its reply never comes back. */
async function startConnection(path: string, target: string): Promise<typeof connection> {
  let cut = false;
  const proxy = createServer((client) => {
    const upstream = createConnection(target);
    client.pipe(upstream);
    upstream.on('data', (reply) => {
      if (!cut) return void client.write(reply);
      cut = false;
      client.destroy();
      upstream.destroy();
    });
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(path, resolve));
  return { proxy, cutNextReply: () => void (cut = true) };
}

describe('a connection that breaks between a commit and its answer', () => {
  it('[L3] commits once, though the client sends the command again by itself', async () => {
    await commit(redis, keys, visitCommit('v1'));
    connection.cutNextReply();
    const outcome = await commit(redis, keys, visitCommit('v1', 1, { receipts: [receiptOf('c1')] }));
    expect(outcome).toMatchObject({ kind: 'duplicate', receipt: { seq: 2 } });
    const direct = server.connect();
    expect(await direct.xlen(keys.feed)).toBe(2);
    expect(await direct.hget(keys.aggregate('visit:v1'), 'v')).toBe('2');
  });
});
