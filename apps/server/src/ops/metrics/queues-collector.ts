import type { Logger } from '../logger.ts';
import type { Collector } from './collectors.ts';

/** How many items each queue holds in each state. Names of queues and states come from the code, never from data. */
export type QueueDepths = Record<string, Record<string, number>>;
export type QueueSource = () => Promise<QueueDepths>;

/** When a source does not answer, only its own queues are missing. */
export function queuesCollector(
  sources: readonly QueueSource[],
  log: Pick<Logger, 'warn'>,
): Collector<'cordon_queue_depth'> {
  return {
    gauges: ['cordon_queue_depth'],
    async read() {
      const looked = await Promise.allSettled(sources.map((source) => source()));
      for (const one of looked) if (one.status === 'rejected') log.warn({ error: one.reason }, 'a queue is unknown');
      const queues = looked.flatMap((one) => (one.status === 'fulfilled' ? Object.entries(one.value) : []));
      return {
        cordon_queue_depth: queues.flatMap(([queue, depths]) =>
          Object.entries(depths).map(([state, value]) => ({ labels: { queue, state }, value })),
        ),
      };
    },
  };
}
