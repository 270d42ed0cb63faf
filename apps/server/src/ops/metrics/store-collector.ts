import type { Instant } from '@cordon/protocol/time.ts';
import type { Readiness } from '../readiness.ts';
import type { Collector } from './collectors.ts';

type RedisGauge =
  | 'cordon_redis_up'
  | 'cordon_redis_writes'
  | 'cordon_redis_setting_faults'
  | 'cordon_redis_durability_warnings';

/** What `/readyz` says about Redis, as figures. */
export function redisCollector({ look }: Readiness): Collector<RedisGauge> {
  const one = (value: number) => [{ labels: {}, value }];
  return {
    gauges: [
      'cordon_redis_up',
      'cordon_redis_writes',
      'cordon_redis_setting_faults',
      'cordon_redis_durability_warnings',
    ],
    async read() {
      const { redisAnswers, writes, settingFaults, durability } = await look();
      return {
        cordon_redis_up: one(redisAnswers ? 1 : 0),
        cordon_redis_writes: one(writes === 'proven' ? 1 : 0),
        cordon_redis_setting_faults: one(settingFaults),
        cordon_redis_durability_warnings: one(durability.length),
      };
    },
  };
}

export type DueSource = { now: () => Instant; next: () => Promise<Instant | null> };

/** [Y5] A clock that has stopped passes no deadline, late or not: it shows only in the deadlines that wait for it. */
export function overdueCollector({ now, next }: DueSource): Collector<'cordon_deadline_overdue_seconds'> {
  return {
    gauges: ['cordon_deadline_overdue_seconds'],
    async read() {
      const at = await next();
      const value = at === null ? 0 : Math.max(0, now() - at) / 1_000;
      return { cordon_deadline_overdue_seconds: [{ labels: {}, value }] };
    },
  };
}
