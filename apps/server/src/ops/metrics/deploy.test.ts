import { readFileSync } from 'node:fs';
import { alertStatuses } from '@cordon/protocol/alert/status.ts';
import { severities } from '@cordon/protocol/alert/severity.ts';
import { channelKinds } from '@cordon/protocol/site/channel.ts';
import { errorCodes } from '@cordon/protocol/errors.ts';
import { roles } from '@cordon/protocol/roles.ts';
import { places } from '@cordon/protocol/visit/place.ts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { groupedBy, selectorsOf } from '../../testing/promql.ts';
import { catalogue } from './catalogue.ts';
import { commitEnds, messageOutcomes } from './measures.ts';

const read = (path: string) => readFileSync(`deploy/${path}`, 'utf8');

const ruleFile = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Cordon[A-Z]\w+$/),
          expr: z.string(),
          for: z.string().optional(),
          labels: z.strictObject({ severity: z.enum(['warning', 'critical']) }),
          annotations: z.strictObject({ summary: z.string().min(10), description: z.string().min(10) }),
        }),
      ),
    }),
  ),
});
const query = z.object({ query: z.string() });
const dashboardFile = z.object({
  uid: z.string(),
  templating: z.object({
    list: z.array(z.object({ name: z.string(), type: z.string(), query: z.union([z.string(), query]) })),
  }),
  panels: z.array(
    z.object({
      id: z.int(),
      title: z.string(),
      datasource: z.object({ type: z.literal('prometheus'), uid: z.literal('${datasource}') }).optional(),
      targets: z.array(z.object({ refId: z.string(), expr: z.string() })).default([]),
    }),
  ),
});
const configFile = z.object({
  rule_files: z.array(z.string()),
  scrape_configs: z.array(
    z.object({
      job_name: z.string(),
      metrics_path: z.string(),
      static_configs: z.array(z.object({ targets: z.array(z.string()) })),
    }),
  ),
});

const rules = ruleFile.parse(parse(read('prometheus/cordon.rules.yml'))).groups.flatMap((group) => group.rules);
const dashboard = dashboardFile.parse(JSON.parse(read('grafana/cordon.json')));
const panelQuestions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const variables = dashboard.templating.list.flatMap(({ query: asked }) =>
  typeof asked === 'string' ? [] : asked.query,
);
/** What a variable asks for is a function of a metric and the label in question. */
const variableQuestions = variables.map((asked) => asked.replace(/^label_values\((.*), *\w+\)$/, '$1'));
const questions = [...rules.map(({ expr }) => expr), ...panelQuestions, ...variableQuestions];

/** Prometheus' own: whether it could read a process, and what it names it. */
const scraped = ['job', 'instance'];
const isOwn = (name: string) => name === 'up';
const all: Record<string, { type: string; labels: readonly string[]; buckets?: readonly number[] }> = catalogue;

function familyOf(name: string): string {
  const base = name.replace(/_(?:bucket|sum|count)$/, '');
  return all[base]?.type === 'histogram' ? base : name;
}

function labelsOf(name: string): string[] {
  const family = all[familyOf(name)];
  return [...scraped, ...(family?.labels ?? []), ...(name.endsWith('_bucket') ? ['le'] : [])];
}

const values: Record<string, readonly string[]> = {
  outcome: ['accepted', ...errorCodes, ...commitEnds, ...messageOutcomes],
  channel: channelKinds,
  queue: ['deadlines', 'messages', 'message-jobs'],
  answer: ['accepted', 'refused'],
  phase: places.filter((place) => place !== 'closed'),
  severity: severities,
  state: [...alertStatuses.filter((standing) => standing !== 'closed'), 'pending', 'dead'],
  role: roles,
};

describe('[Y12] dashboard and alert rules', () => {
  const mentioned = questions.flatMap((question) => selectorsOf(question).map((selector) => ({ question, selector })));

  it('[Y12] ask for metrics that there are', () => {
    expect(mentioned.length).toBeGreaterThan(40);
    const unknown = mentioned.filter(({ selector: { name } }) => !isOwn(name) && !(familyOf(name) in catalogue));
    expect(unknown).toEqual([]);
    // A histogram has no series of its own name, and nothing else has buckets.
    const bare = mentioned.filter(({ selector: { name } }) => all[name]?.type === 'histogram');
    expect(bare).toEqual([]);
  });

  it('[Y12] ask for labels and values that there are', () => {
    for (const { question, selector } of mentioned) {
      for (const { label, value } of selector.matchers) {
        expect([question, labelsOf(selector.name)]).toEqual([question, expect.arrayContaining([label])]);
        if (scraped.includes(label)) continue;
        const known = label === 'le' ? all[familyOf(selector.name)]?.buckets?.map(String) : values[label];
        expect([question, known]).toEqual([question, expect.arrayContaining(value.split('|'))]);
      }
    }
  });

  it('[Y12] group by labels that there are', () => {
    for (const question of questions) {
      const labels = new Set(selectorsOf(question).flatMap(({ name }) => labelsOf(name)));
      expect((groupedBy(question) ?? []).filter((label) => !labels.has(label))).toEqual([]);
    }
  });

  it('[Y12] close what they open', () => {
    const count = (text: string, sign: string) => text.split(sign).length;
    for (const question of questions) {
      expect([question, count(question, '('), count(question, '{')]).toEqual([
        question,
        count(question, ')'),
        count(question, '}'),
      ]);
    }
  });
});

describe('[Y12] the dashboard', () => {
  it('[Y12] has a panel for every metric', () => {
    const shown = new Set(
      panelQuestions.flatMap((question) => selectorsOf(question).map(({ name }) => familyOf(name))),
    );
    expect(Object.keys(catalogue).filter((name) => !shown.has(name))).toEqual([]);
  });

  it('[Y12] can be imported anywhere: the data source is a variable, and every panel has a number of its own', () => {
    expect(dashboard.templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' });
    expect(dashboard.panels.filter(({ targets, datasource }) => targets.length > 0 && !datasource)).toEqual([]);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  });
});

describe('[Y12] the alert rules', () => {
  it('[Y12] are those of docs/metrics.md, with the same severity', () => {
    const document = readFileSync('docs/metrics.md', 'utf8');
    const documented = [...document.matchAll(/^\| `(Cordon\w+)` \| (\w+) \| .+ \|$/gm)];
    expect(documented.map(([, alert, severity]) => [alert, severity])).toEqual(
      rules.map(({ alert, labels }) => [alert, labels.severity]),
    );
  });

  it('[Y12] tell of labels that their question leaves', () => {
    for (const { alert, expr, annotations } of rules) {
      const left = groupedBy(expr) ?? selectorsOf(expr).flatMap(({ name }) => labelsOf(name));
      const named = [...annotations.description.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label);
      expect([alert, named.filter((label) => !left.includes(label ?? ''))]).toEqual([alert, []]);
    }
  });

  it('[Y12] are read by the example, which asks in a way that is answered', () => {
    const { rule_files: files, scrape_configs: jobs } = configFile.parse(parse(read('prometheus/prometheus.yml')));
    expect(files).toEqual(['cordon.rules.yml']);
    expect(jobs).toMatchObject([
      { job_name: 'cordon', metrics_path: '/metrics', static_configs: [{ targets: ['localhost:8080'] }] },
    ]);
  });
});
