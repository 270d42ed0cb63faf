import { describe, expect, it } from 'vitest';
import { siteAt, tenAtNight } from '../testing/site.ts';
import { declarationOf } from '../testing/declarations.ts';
import { visitA } from '../testing/journey.ts';
import { visitAggregate } from '../visit/aggregate.ts';
import type { FeedEvent } from '../wire/feed.ts';
import type { AnyAggregate } from './aggregate.ts';
import { applyEvents, effectsOf } from './change.ts';
import { createEngine } from './engine.ts';
import { foldEntry } from './fold.ts';
import { followed } from './followed.ts';
import { engine } from './product.ts';

const named = (name: string): AnyAggregate => ({ ...visitAggregate, name });
const by = { personId: null, name: 'clock', role: 'system' } as const;
const meta = { at: tenAtNight, observedAt: tenAtNight, commandId: 'c', by };
const declared = {
  type: 'visitDeclared',
  declaration: declarationOf({}, tenAtNight),
  plan: { id: 'supply', version: 1 },
  unannounced: false,
} as const;

describe('what the engine derives from the definitions', () => {
  it('[EN1] takes no two definitions that share a name, or a command', () => {
    expect(() => createEngine([visitAggregate, visitAggregate])).toThrow(RangeError);
    expect(() => createEngine([visitAggregate, named('other')])).toThrow(/declareVisit/);
    expect(() => createEngine([{ ...named('a'), commands: [] }])).toThrow(RangeError);
  });

  it('[EN1] finds the aggregate of a key, and nothing for an unknown name', () => {
    expect(engine.parseRef('visit:v1')).toMatchObject({ id: 'v1', ref: 'visit:v1', definition: { name: 'visit' } });
    expect(engine.parseRef('alert:v1.visit.held.-')).toMatchObject({ id: 'v1.visit.held.-' });
    expect(engine.parseRef('site')).toMatchObject({ id: 'site', ref: 'site' });
    for (const text of ['', 'visit', 'visit:', 'site:x', 'audit:a1', 'parcel:1']) {
      expect([text, engine.parseRef(text)]).toEqual([text, undefined]);
    }
  });

  it('[EN1] knows the same aggregates as whoever follows the feed alone, by the same functions', () => {
    const halves = engine.definitions.map(({ name }) => {
      const event = { aggregate: name, id: 'a' } as FeedEvent;
      return [
        followed.isDefined(name),
        followed.subjectOf(event)?.definition ?? null,
        engine.subjectOf(event)?.definition,
      ];
    });
    expect(halves.map(([is]) => is)).toEqual(engine.definitions.map(() => true));
    expect(halves.map(([, half]) => half === null)).toEqual(engine.definitions.map(({ kind }) => kind === 'trail'));
    for (const [, half, whole] of halves)
      expect(whole ?? null).toEqual(half && { ...(whole as object), ...(half as object) });
    expect(followed.access).toEqual(engine.access);
  });

  it('[EN1] finds whose a command is; a deadline is that of the aggregate that it names', () => {
    const deadline = (aggregate: string) => ({
      ...({ type: 'passDeadline', commandId: 'c', observedAt: 1, deadline: 'x', aggregate } as const),
    });
    expect(engine.targetOf(deadline('alert:a'))).toMatchObject({ id: 'a', definition: { name: 'alert' } });
    expect(() => engine.targetOf(deadline('audit:a'))).toThrow(RangeError);
    const note = { type: 'noteReport', commandId: 'c', observedAt: 1, day: '2027-01-15' } as const;
    expect(engine.targetOf(note)).toMatchObject({ ref: 'site' });
  });

  it('[EN2] every command has a row that says who may ask for it, and every row a command', () => {
    expect(engine.commandTypes.length).toBeGreaterThan(40);
    expect(Object.keys(engine.access).toSorted()).toEqual([...engine.commandTypes].toSorted());
  });
});

describe('what the engine folds', () => {
  const { changed } = applyEvents(visitAggregate, visitA, null, [declared], meta);
  const { entries, written } = effectsOf([changed], siteAt(), meta);
  const [first] = entries.map(({ event }, place): FeedEvent => ({ ...event, seq: place + 1 }));
  const about = { definition: visitAggregate, id: visitA };

  it('[EN3] a follower folds the same state as the commit writes', () => {
    if (first === undefined) throw new Error('nothing was written');
    expect(foldEntry(about, first, null)).toEqual({ version: 1, state: written[0]?.state });
  });

  it('[EN3] an entry whose earlier entries are missing is a gap, and is not folded', () => {
    if (first === undefined) throw new Error('nothing was written');
    expect(foldEntry(about, { ...first, version: 2 }, null)).toBeNull();
    expect(foldEntry(about, first, changed.after)).toBeNull();
  });

  it('[EN3] an aggregate that begins again is folded by a follower without it', () => {
    if (first === undefined || first.aggregate !== 'visit') throw new Error('nothing was written');
    const back: FeedEvent = { ...first, version: 9, event: { type: 'visitBroughtBack', visit: changed.after.state } };
    expect(foldEntry(about, back, null)).toEqual({ version: 9, state: changed.after.state });
  });

  it('[EN3] of an aggregate that only a later version has, nothing is known', () => {
    const later = { aggregate: 'parcel', id: 'p1' } as unknown as Pick<FeedEvent, 'aggregate' | 'id'>;
    expect(engine.subjectOf(later)).toBeNull();
    expect([engine.isDefined('parcel'), engine.isDefined('audit')]).toEqual([false, true]);
  });
});
