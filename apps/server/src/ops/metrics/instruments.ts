import { AggregatorRegistry, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { catalogue, type GaugeName, type LabelOf, type NameOf } from './catalogue.ts';

/** One value of a gauge. */
export type Sample<N extends GaugeName> = { labels: Record<LabelOf<N>, string>; value: number };

/** All metrics of the catalogue for one Cordon: two in one process have separate ones. */
export type Instruments = {
  counter<N extends NameOf<'counter'>>(name: N): Counter<LabelOf<N>>;
  histogram<N extends NameOf<'histogram'>>(name: N): Histogram<LabelOf<N>>;
  /** Replaces all values of this gauge. */
  show<N extends GaugeName>(name: N, samples: readonly Sample<N>[]): void;
  /** In the text format of Prometheus, with those of other processes. */
  text(others?: readonly ProcessMetrics[]): Promise<string>;
  /** The same of this process alone, for another one to put into its text. */
  metrics(): Promise<ProcessMetrics>;
};

/** All metrics of one process, as they go from one process to another. */
export type ProcessMetrics = { name: string; [field: string]: unknown }[];

export const textType = Registry.PROMETHEUS_CONTENT_TYPE;

/** @param process which of several processes on one port it is; null: it is alone, and its metrics have no such label */
export function createInstruments(process: number | null = null): Instruments {
  const registry = new Registry();
  if (process !== null) registry.setDefaultLabels({ process: String(process) });
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
    async text(others = []) {
      if (others.length === 0) return registry.metrics();
      return AggregatorRegistry.aggregate([await registry.getMetricsAsJSON(), ...others]).metrics();
    },
    metrics: async () => (await registry.getMetricsAsJSON()).map((metric) => ({ ...metric })),
  };
}
