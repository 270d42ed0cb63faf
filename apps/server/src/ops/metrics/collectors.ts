import type { SystemClock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { within } from '../within.ts';
import type { GaugeName } from './catalogue.ts';
import type { Instruments, Sample } from './instruments.ts';

/** Prometheus waits ten seconds: because of a frozen Redis, it must not lose all the other figures. */
const collectWithinMs = 2_000;

/** A gauge's value is looked up when Prometheus asks for it, and never counted up and down. */
export type Collector<N extends GaugeName> = {
  gauges: readonly N[];
  read(): Readings<N> | Promise<Readings<N>>;
};
export type Readings<N extends GaugeName> = { [G in N]: readonly Sample<G>[] };

export type Collectors = { add<N extends GaugeName>(look: Collector<N>): void; collectAll(): Promise<void> };

export type CollectorsParts = { instruments: Instruments; systemClock: SystemClock; log: Pick<Logger, 'warn'> };

export function createCollectors({ instruments, systemClock, log }: CollectorsParts): Collectors {
  const refreshers: (() => Promise<void>)[] = [];
  return {
    add<N extends GaugeName>({ gauges, read }: Collector<N>) {
      const show = (readings: Partial<Readings<N>>): void => {
        for (const gauge of gauges) instruments.show(gauge, readings[gauge] ?? []);
      };
      show({});
      refreshers.push(async () => {
        try {
          const begun = Promise.resolve().then(read); // one that throws at once only fails itself
          show(await within(systemClock, collectWithinMs, begun));
        } catch (error) {
          log.warn({ error, gauges }, 'metrics could not be looked up');
          show({}); // [Y6] absent: an old figure would look like a new one
        }
      });
    },
    collectAll: async () => void (await Promise.all(refreshers.map((refresh) => refresh()))),
  };
}
