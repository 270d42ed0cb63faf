import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declare, goTo, visitA, visitB } from '../testing/journey.ts';
import { Night } from '../testing/night.ts';
import { readSite, readVisit } from '../testing/read-back.ts';
import { siteAt } from '../testing/site.ts';
import { dueOfVisit } from '../visit/due.ts';
import { alertSchema } from './alert.ts';
import { eventSchema, isFeedEvent } from './event.ts';
import { messageSchema, reportJobSchema, reportSchema } from './jobs.ts';
import { isSiteState, isVisitState } from './outline.ts';
import { pictureSchema, recordSchema } from './record.ts';
import { type Schema, schemaOf } from './schema.ts';
import { siteSchema } from './site.ts';
import { visitSchema } from './visit.ts';

const schemas = {
  ...{ site: siteSchema, visit: visitSchema, alert: alertSchema, event: eventSchema, message: messageSchema },
  ...{ reportJob: reportJobSchema, report: reportSchema, record: recordSchema, picture: pictureSchema },
};
const all = Object.entries(schemas).map(([kind, schema]) => ({ kind, schema }));
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the form of what is stored', () => {
  it.each(all)('[SV1] of $kind has its number with it, and is read as it was written', ({ schema }) => {
    const value = { id: 'a', at: 1, list: [1, { deep: null }] };
    expect(schema.write(value)).toEqual({ ...value, schema: schema.version });
    const read = schema.upcast(json(schema.write(value)));
    expect(read).toEqual({ kind: 'read', value });
  });

  it.each(all)('[SV2] of a later version of $kind is told from what can not be read', ({ schema }) => {
    const later = { ...schema.write({ id: 'a' }), schema: schema.version + 1 };
    expect(schema.upcast(later)).toEqual({ kind: 'newer', schema: schema.version + 1 });
    for (const number of [0, -1, 1.5, '1', null, {}]) {
      expect(schema.upcast({ id: 'a', schema: number })).toEqual({ kind: 'unreadable' });
    }
  });

  it('[SV2] goes up one step at a time, from wherever it stands', () => {
    const steps = ['one', 'two', 'three'].map((step) => (stored: object) => ({
      ...stored,
      [step]: Object.keys(stored).length,
    }));
    const schema = schemaOf(steps);
    expect(schema.version).toBe(4);
    expect(schema.upcast({})).toEqual({ kind: 'read', value: { one: 0, two: 1, three: 2 } });
    expect(schema.upcast({ schema: 3 })).toEqual({ kind: 'read', value: { three: 0 } });
    expect(schema.upcast({ schema: 4 })).toEqual({ kind: 'read', value: {} });
  });

  it.each(all)('[SV2] whatever is stored as $kind, reading it gives an answer', ({ schema }) => {
    const versions = fc.integer({ min: 1, max: schema.version });
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom(...fieldNames), fc.jsonValue()),
        versions,
        (any, fields, n) => {
          expect(['read', 'unreadable', 'newer']).toContain(schema.upcast(any).kind);
          const read = schema.upcast({ ...fields, schema: n });
          // What the present version has read once it reads again as it is.
          const again = read.kind === 'read' ? schema.upcast(schema.write(read.value)) : null;
          expect(again).toEqual(read);
        },
      ),
    );
  });
});

const fieldNames = [
  'status',
  'steps',
  'limits',
  'declaration',
  'event',
  'visit',
  'slowMinutes',
  'changes',
  'clear',
  'settings',
];

function earlier(schema: Schema, state: object): object {
  const { changes: _c, clearEnded: _e, clockJumps: _j, announcedAt: _a, ...stored } = state as Record<string, unknown>;
  expect(schema.version).toBeGreaterThan(1);
  return stored;
}

describe('what b9a8177 wrote', () => {
  it('[SV2] is a site, and visits that wait or are under way, on which the rules stand', () => {
    const night = new Night();
    for (const id of [visitA, visitB]) declare(night, id, { plate: id === visitA ? '渝A10001' : '渝A10002' });
    goTo(night, 'admit', visitA);
    expect(isSiteState(readSite(earlier(siteSchema, night.site.state)))).toBe(true);
    for (const id of [visitA, visitB]) {
      const { steps, ...rest } = night.visit(id);
      const withoutEarlier = Object.fromEntries(
        Object.entries(steps).map(([step, progress]) => {
          const { earlierBy: _, ...known } = progress;
          return [step, known];
        }),
      );
      const stored = { ...earlier(visitSchema, rest), steps: withoutEarlier };
      expect(isVisitState(stored)).toBe(false);
      const read = readVisit(stored);
      expect(isVisitState(read)).toBe(true);
      const { eta } = read.declaration;
      expect(read).toEqual({ ...night.visit(id), ...(read.status === 'expected' && { announcedAt: eta }) });
    }
  });

  it('[SV2] is an event with a whole visit in it', () => {
    const night = new Night();
    declare(night);
    goTo(night, 'seal');
    const visit = night.visit(visitA);
    const by = { personId: null, name: 'clock', role: 'system' };
    const meta = { seq: 9, at: night.now, observedAt: night.now, commandId: 'c', version: 9, by };
    const event = { type: 'visitBroughtBack', visit: earlier(visitSchema, visit) };
    const entry = { ...meta, aggregate: 'visit', id: visitA, stations: [], event };
    const read = eventSchema.upcast(json(entry));
    expect(read).toMatchObject({ kind: 'read', value: { event: { visit: { changes: [] } } } });
    expect(read.kind === 'read' && isFeedEvent(read.value)).toBe(true);
  });
});

describe('limits without a figure for a kind of step', () => {
  const { limits } = siteAt();
  const { seal: _, ...others } = limits.slowMinutes;
  const without = { ...limits, slowMinutes: others };

  it('[SV5] have one when they are read, as the site’s and as a visit’s, and its deadline is a time', () => {
    const night = new Night();
    declare(night);
    goTo(night, 'seal');
    const stored = { ...night.visit(visitA), limits: without };
    expect(isVisitState(json(stored))).toBe(false);
    for (const form of [stored, visitSchema.write(stored)]) {
      const read = readVisit(form);
      expect(isVisitState(read)).toBe(true);
      const times = dueOfVisit(read, []).map(({ at }) => at);
      expect(times.length).toBeGreaterThan(0);
      expect(times.every(Number.isFinite)).toBe(true);
    }
    const site = readSite(siteSchema.write({ ...night.site.state, limits: without }));
    expect(site.limits.slowMinutes).toEqual({ ...limits.slowMinutes, seal: 15 });
    expect(isSiteState(site)).toBe(true);
  });

  it('[SV5] have one in the events that set them, too', () => {
    const events = [
      { type: 'limitsSet', limits: without },
      { type: 'siteOpened', settings: { limits: without } },
    ];
    for (const event of events) {
      const read = eventSchema.upcast({ event });
      expect(JSON.stringify(read)).toContain('"seal":15');
    }
  });
});
