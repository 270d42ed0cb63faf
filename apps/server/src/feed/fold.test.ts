import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { siteAt, tenAtNight } from '@cordon/protocol/testing/site.ts';
import { byOf } from '@cordon/protocol/roles.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { beforeEach, expect, it } from 'vitest';
import { closedListedMs } from '@cordon/protocol/visit/listed.ts';
import type { FeedEntry } from '../log/read.ts';
import type { Picture } from '../log/snapshot.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { Unreadable } from '../log/readable.ts';
import { foldInto, forgetClosed } from './fold.ts';

let picture: Picture;
beforeEach(() => {
  picture = {
    ...{ seq: 7, mark: 'm7', digest: 'd7', site: { version: 3, state: siteAt() } },
    ...{ visits: new Map(), alerts: new Map(), others: new Map(), unreadable: new Map() },
  };
});

const meta = { at: tenAtNight, observedAt: tenAtNight, commandId: 'c', by: byOf(gateOfficer), stations: [] };
const entryOf = (event: FeedEvent): FeedEntry => ({
  seq: event.seq,
  mark: `m${event.seq}`,
  digest: `d${event.seq}`,
  event,
});
const fold = (event: FeedEvent) => foldInto(picture, entryOf(event));
const declared = (seq: number, version = 1): FeedEvent => ({
  ...{ ...meta, seq, version, aggregate: 'visit', id: 'v1' },
  event: {
    type: 'visitDeclared',
    declaration: declarationOf(),
    plan: { id: 'supply', version: 1 },
    unannounced: false,
  },
});
const cancelled = (seq: number): FeedEvent => ({
  ...{ ...meta, seq, version: 2, aggregate: 'visit', id: 'v1' },
  event: { type: 'declarationCancelled', reason: 'x' },
});

it('[F1] takes events in by the protocol’s own folding, with version and place', () => {
  fold(declared(8));
  fold({
    ...meta,
    seq: 9,
    version: 4,
    aggregate: 'site',
    id: 'demo',
    event: { type: 'lockdownSet', reason: 'x' },
  });
  expect(picture.visits.get('v1')).toMatchObject({ version: 1, state: { status: 'expected' } });
  expect(picture.site).toMatchObject({ version: 4, state: { lockdown: { reason: 'x' } } });
  expect(picture).toMatchObject({ seq: 9, mark: 'm9', digest: 'd9' });
});

it('[F1] notices a hole in the feed and a hole in an aggregate', () => {
  expect(() => fold(declared(9))).toThrow(RangeError);
  expect(() => fold(declared(8, 2))).toThrow(RangeError);
});

it('[L8] forgets visits that closed more than twelve hours ago', () => {
  fold(declared(8));
  fold(cancelled(9));
  forgetClosed(picture, tenAtNight + closedListedMs);
  expect(picture.visits.size).toBe(1);
  forgetClosed(picture, tenAtNight + closedListedMs + 1);
  expect(picture.visits.size).toBe(0);
});

it('[L14] does not fold over an entry that can not be read', () => {
  expect(() => foldInto(picture, { seq: 8, mark: 'm8', digest: 'd8', event: null })).toThrow(RangeError);
  expect(() => foldInto(picture, { ...entryOf(declared(9)), seq: 8 })).toThrow(RangeError);
});

it('[L15] leaves alone what is set apart, and goes on', () => {
  picture.unreadable.set('visit:v1', 4);
  fold(cancelled(8));
  expect(picture).toMatchObject({ seq: 8, visits: new Map() });
});

it('[L15] says of which visit the rules can make nothing', () => {
  fold(declared(8));
  picture.visits.set('v1', { version: 1, state: null as never });
  expect(() => fold(cancelled(9))).toThrow(Unreadable);
});
