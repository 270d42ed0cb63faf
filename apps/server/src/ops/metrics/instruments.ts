import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { catalogue, type GaugeName, type LabelOf, type NameOf } from './catalogue.ts';

/** One value of a gauge. */
export type Sample<N extends GaugeName> = { labels: Record<LabelOf<N>, string>; value: number };

/** All metrics of the catalogue for one Cordon: two in one process have separate ones. */
export type Instruments = {
  counter<N extends NameOf<'counter'>>(name: N): Counter<LabelOf<N>>;
  histogram<N extends NameOf<'histogram'>>(name: N): Histogram<LabelOf<N>>;
  /** Replaces all values of this gauge. */
  show<N extends GaugeName>(name: N, samples: readonly Sample<N>[]): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
};

export const textType = Registry.PROMETHEUS_CONTENT_TYPE;

export function createInstruments(): Instruments {
  const registry = new Registry();
  const common = <N extends keyof typeof catalogue>(name: N) => ({
    name,
    help: catalogue[name].help,
    labelNames: catalogue[name].labels as readonly LabelOf<N>[],
    registers: [registry],
  });
  const gauges = new Map<GaugeName, Gauge>();

  return {
    counter: (name) => new Counter(common(name)),
    histogram: (name) => new Histogram({ ...common(name), buckets: [...catalogue[name].buckets] }),
    show(name, samples) {
      const gauge = gauges.get(name) ?? new Gauge<string>(common(name));
      gauges.set(name, gauge);
      gauge.reset();
      // Resetting an unlabelled gauge sets it to 0, but a value that is not known is not 0.
      if (catalogue[name].labels.length === 0) gauge.remove();
      for (const { labels, value } of samples) gauge.set(labels, value);
    },
    text: () => registry.metrics(),
  };
}
