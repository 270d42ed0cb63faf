import { describe, expect, it } from 'vitest';
import { checkDurability, judgeDurability } from './durability.ts';

const info = { redis_version: '7.0.15', role: 'master' };
const config = { appendonly: 'yes', appendfsync: 'always', 'maxmemory-policy': 'noeviction' };

describe('the settings of an external Redis', () => {
  it('finds nothing to say about settings that lose nothing', () => {
    expect(judgeDurability({ info, config })).toEqual({ faults: [], warnings: [], unsafe: [] });
  });

  it('refuses a Redis that would delete visits when its memory is full', () => {
    const { faults } = judgeDurability({ info, config: { ...config, 'maxmemory-policy': 'allkeys-lru' } });
    expect(faults).toEqual([
      'Redis has maxmemory-policy allkeys-lru and would delete visits when its memory is full: set it to noeviction.',
    ]);
  });

  it('refuses a Redis that keeps nothing over a restart', () => {
    const { faults, warnings } = judgeDurability({ info, config: { ...config, appendonly: 'no' } });
    expect(faults).toEqual(['Redis has appendonly no and would lose confirmed steps at every restart: set it to yes.']);
    expect(warnings).toEqual([]);
  });

  it.each(['everysec', 'no'])('warns what appendfsync %s means for confirmed steps', (appendfsync) => {
    const { faults, warnings } = judgeDurability({ info, config: { ...config, appendfsync } });
    expect(faults).toEqual([]);
    expect(warnings).toEqual([
      `Redis has appendfsync ${appendfsync}: a power cut may lose confirmed steps of the last seconds. Set it to always to lose none.`,
    ]);
  });

  it('[RH13] warns that a primary that was replaced goes on, where answers wait for replicas and writes do not', () => {
    const warningsOf = (more: Record<string, string>) =>
      judgeDurability({ info, config: { ...config, ...more }, replicas: 1 }).warnings;
    expect(warningsOf({ 'min-replicas-to-write': '0' })).toEqual([expect.stringContaining('min-replicas-to-write 0')]);
    expect(warningsOf({ 'min-replicas-to-write': '1' })).toEqual([]);
  });

  it.each(['6.2.14', '', 'unknown'])('refuses version "%s"', (version) => {
    expect(judgeDurability({ info: { ...info, redis_version: version }, config }).faults).toHaveLength(1);
  });

  it('refuses a replica', () => {
    expect(judgeDurability({ info: { ...info, role: 'slave' }, config }).faults).toEqual([
      'This Redis is a replica and takes no writes: set REDIS_URL to its primary.',
    ]);
  });

  it('warns when the settings may not be read', async () => {
    const refusal = Object.assign(new Error("NOPERM this user has no permissions to run the 'config' command"), {
      name: 'ReplyError',
    });
    const report = await checkDurability({
      info: () => Promise.resolve('# Server\r\nredis_version:7.4.1\r\n'),
      config: () => Promise.reject(refusal),
    });
    expect(report.faults).toEqual([]);
    expect(report.warnings).toHaveLength(1);
  });

  it('does not take a lost connection for settings that may not be read', async () => {
    const lost = new Error('Connection is closed.');
    const reading = checkDurability({
      info: () => Promise.resolve('redis_version:7.4.1\r\n'),
      config: () => Promise.reject(lost),
    });
    await expect(reading).rejects.toBe(lost);
  });
});
