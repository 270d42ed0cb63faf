import { alertAggregate } from '@cordon/protocol/alert/aggregate.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { stateOf, type Subject } from '@cordon/protocol/engine/lookup.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { siteAggregate } from '@cordon/protocol/site/aggregate.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { alertSchema } from '@cordon/protocol/stored/alert.ts';
import { siteSchema } from '@cordon/protocol/stored/site.ts';
import { visitSchema } from '@cordon/protocol/stored/visit.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { closedListedMs } from '@cordon/protocol/visit/listed.ts';
import { visitAggregate } from '@cordon/protocol/visit/aggregate.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { defineScript } from '../redis/script.ts';
import type { Keys } from './keys.ts';
import { digestOf, markOf, noMark } from './mark.ts';
import type { Stored } from './read.ts';
import { isReadable } from './readable.ts';
import { stateIn, valueOf } from './stored-text.ts';

/** The live picture and its place in the feed, read at one moment. */
export type Picture = {
  seq: number;
  mark: string; // of the entry there; `noMark` when there is none any more
  digest: string; // of that entry, for the scripts of Redis; '' when there is none any more
  site: Versioned<SiteState> | null; // null: the store is empty
  visits: Map<string, Versioned<VisitState>>;
  alerts: Map<string, Versioned<AlertState>>;
  others: Map<AggregateRef, Versioned<object>>; // of every other kind of aggregate
  /** [L15] Aggregates that can't be read, with their versions; they are in none of the lists above. */
  unreadable: Map<AggregateRef, number>;
};

const stored = z.tuple([z.string(), z.string(), z.string()]);

const snapshotScript = defineScript({
  file: new URL('scripts/snapshot.lua', import.meta.url),
  keys: ['site', 'feed', 'open', 'closed'],
  args: ['prefix', 'oldestClosed'],
  reply: z.tuple([z.literal('read'), z.int(), z.string()], stored),
});

/** @param judge whether what is stored can be read; what can't be read is set apart */
export async function readPicture(
  redis: Redis,
  keys: Keys,
  now: Instant,
  judge: typeof isReadable = isReadable,
): Promise<Picture> {
  const { prefix, feed, open, closed } = keys;
  const [, seq, last, ...found] = await snapshotScript(redis, {
    keys: { site: keys.aggregate('site'), feed, open, closed },
    args: { prefix, oldestClosed: now - closedListedMs },
  });
  const isThere = last !== '';
  const mark = isThere ? markOf(last) : noMark;
  const picture: Picture = {
    seq,
    mark,
    digest: isThere ? digestOf(last) : '',
    site: null,
    visits: new Map(),
    alerts: new Map(),
    others: new Map(),
    unreadable: new Map(),
  };
  for (const [name, version, text] of found) add(picture, name, { version: Number(version), text }, judge);
  return picture;
}

function add(picture: Picture, name: string, { version, text }: Stored, judge: typeof isReadable): void {
  const about = engine.parseRef(name);
  if (about === undefined) throw new Error(`the store lists ${name}, which is no aggregate`);
  if (judge(about.ref, text)) put(picture, about, { version, state: stateIn(about.ref, text) });
  else picture.unreadable.set(about.ref, version);
}

/** Puts one aggregate into the picture as it is now. */
export function put(picture: Picture, { definition, id, ref }: Subject, next: Versioned<object>): void {
  const visit = stateOf(visitAggregate, definition, next);
  const alert = stateOf(alertAggregate, definition, next);
  const site = stateOf(siteAggregate, definition, next);
  if (visit !== null) picture.visits.set(id, visit);
  else if (alert !== null) picture.alerts.set(id, alert);
  else if (site !== null) picture.site = site;
  else picture.others.set(ref, next);
}

export function find(picture: Picture, { definition, id, ref }: Subject): Versioned<object> | null {
  switch (definition.name) {
    case 'site':
      return picture.site;
    case 'visit':
      return picture.visits.get(id) ?? null;
    case 'alert':
      return picture.alerts.get(id) ?? null;
    default:
      return picture.others.get(ref) ?? null;
  }
}

export function forget(picture: Picture, { definition, id, ref }: Subject): void {
  if (definition.name === 'visit') picture.visits.delete(id);
  else if (definition.name === 'alert') picture.alerts.delete(id);
  else picture.others.delete(ref);
}

/** [SV2] The state in the present form. @throws as `valueOf` does */
export const siteOf = (text: string): SiteState => valueOf(siteSchema, text) as SiteState;
export const visitOf = (text: string): VisitState => valueOf(visitSchema, text) as VisitState;
export const alertOf = (text: string): AlertState => valueOf(alertSchema, text) as AlertState;
