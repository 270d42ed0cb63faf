import { startTestRedis, type TestRedisOptions } from '@cordon/tests/support/redis.ts';
import { expect, it } from 'vitest';
import { checkDurability, type DurabilityReport } from './durability.ts';

async function reportOn(options: TestRedisOptions): Promise<DurabilityReport> {
  const redis = await startTestRedis(options);
  const report = await checkDurability(redis.connect());
  await redis.stop();
  return report;
}

it('accepts a real Redis with settings that lose nothing', async () => {
  expect(await reportOn({ appendfsync: 'always' })).toEqual({ faults: [], warnings: [], unsafe: [] });
});

it('reads the wrong settings of a real Redis', async () => {
  const settings = ['--maxmemory-policy', 'volatile-lru', '--appendonly', 'no'];
  const { faults } = await reportOn({ settings });
  expect(faults.map((fault) => fault.split(' ').slice(2, 4).join(' '))).toEqual([
    'maxmemory-policy volatile-lru',
    'appendonly no',
  ]);
});

it('reads that a real Redis may lose its last second', async () => {
  expect((await reportOn({ appendfsync: 'everysec' })).warnings).toHaveLength(1);
});
