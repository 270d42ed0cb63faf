type Series = { name: string; labels: Record<string, string>; value: number };
type Family = { help: string; type: string; series: Series[] };

/** Prometheus' text format, read strictly: everything unusual is an error. */
export type Exposition = {
  families: ReadonlyMap<string, Family>;
  /** The one series of this name with these labels among its own; undefined when there is none. */
  value(name: string, labels?: Record<string, string>): number | undefined;
};

const pair = String.raw`[a-z_]+="[^"\\\n]*"`;
const seriesLine = new RegExp(String.raw`^([a-z_]+)(?:\{(${pair}(?:,${pair})*)\})? (-?(?:\d\S*|\+?Inf|NaN))$`);
const suffixes = /_(?:bucket|sum|count)$/;

/** @throws Error for every deviation from the format */
export function readExposition(text: string): Exposition {
  const families = new Map<string, Family>();
  const seen = new Set<string>();
  const fail = (line: string, why: string) => new Error(`${why}: ${line}`);
  if (!text.endsWith('\n')) throw new Error('the last line is not ended');

  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, name, help] = /^# HELP (\S+) (.+)$/.exec(line) ?? [];
    if (name !== undefined) {
      if (families.has(name)) throw fail(line, 'told twice');
      families.set(name, { help: help ?? '', type: '', series: [] });
      continue;
    }
    const [, typed, type] = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line) ?? [];
    if (typed !== undefined) {
      const family = families.get(typed);
      if (family?.type !== '') throw fail(line, 'a type without help, or twice');
      family.type = type ?? '';
      continue;
    }
    const series = seriesOf(line);
    if (series === null) throw fail(line, 'not to be read');
    const labels = Object.entries(series.labels).map(([label, value]) => `${label}="${value}"`);
    const key = [series.name, ...labels.toSorted((a, b) => (a < b ? -1 : 1))].join(' ');
    if (seen.has(key)) throw fail(line, 'a series twice');
    seen.add(key);
    const family = families.get(series.name) ?? families.get(series.name.replace(suffixes, ''));
    if (family === undefined || family.type === '') throw fail(line, 'a series without help and type');
    if ((family.type === 'histogram') !== suffixes.test(series.name)) throw fail(line, 'not as its type has it');
    family.series.push(series);
  }
  const all = [...families.values()].flatMap(({ series }) => series);
  return {
    families,
    value(wanted, labels = {}) {
      const found = all.filter(
        ({ name, labels: own }) =>
          name === wanted && Object.entries(labels).every(([label, value]) => own[label] === value),
      );
      if (found.length > 1) throw new Error(`${wanted} is meant ${found.length} times`);
      return found[0]?.value;
    },
  };
}

function seriesOf(line: string): Series | null {
  const [, name, labels = '', value] = seriesLine.exec(line) ?? [];
  if (name === undefined) return null;
  const pairs = [...labels.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, label, text]) => [label, text]);
  return { name, labels: Object.fromEntries(pairs), value: Number(value?.replace('Inf', 'Infinity')) };
}
