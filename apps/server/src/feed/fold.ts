import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { foldEntry } from '@cordon/protocol/engine/fold.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { closedListedMs, isListed } from '@cordon/protocol/visit/listed.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { reading } from '../log/readable.ts';
import type { FeedEntry } from '../log/read.ts';
import { find, forget, type Picture, put } from '../log/snapshot.ts';

/** The stored name of what an event is about; null for the audit trail, which has no state. */
export function refOf(event: FeedEvent): AggregateRef | null {
  return engine.subjectOf(event)?.ref ?? null;
}

/** [L15] Whether the event is about something that is set apart: it is not followed. */
export function isSetApart({ unreadable }: Pick<Picture, 'unreadable'>, event: FeedEvent): boolean {
  const ref = refOf(event);
  return ref !== null && unreadable.has(ref);
}

/**
 * Takes the next entry of the feed into the picture.
 *
 * @throws RangeError when an entry is missing before it, or it can't be read: the picture must be read from the store then
 * @throws Unreadable when the rules fail on what it is about
 */
export function foldInto(picture: Picture, { seq, mark, digest, event }: FeedEntry): void {
  if (seq !== picture.seq + 1) throw new RangeError(`entry ${seq} after ${picture.seq}`);
  if (event === null || event.seq !== seq) throw new RangeError(`entry ${seq} can not be read`);
  if (!isSetApart(picture, event)) foldEvent(picture, event);
  Object.assign(picture, { seq, mark, digest });
}

function foldEvent(picture: Picture, event: FeedEvent): void {
  const about = engine.subjectOf(event);
  if (about === null) return;
  const next = reading(about.ref, () => foldEntry(about, event, find(picture, about)));
  if (next === null) throw new RangeError(`a ${event.aggregate} skips to version ${event.version}`);
  const listing = about.definition.listing(next.state);
  // What is closed for good leaves the picture at once; a visit stays in it for a while, see `forgetClosed`.
  if (listing.kind === 'closed' && listing.at === null) forget(picture, about);
  else put(picture, about, next);
}

/** Removes what was closed some hours ago; a visit stays as long as a record of it waits to be settled. */
export function forgetClosed(picture: Picture, now: Instant): void {
  for (const [id, { state }] of picture.visits) {
    if (!isListed(state, now)) picture.visits.delete(id);
  }
  for (const [ref, { state }] of picture.others) {
    const listing = engine.parseRef(ref)?.definition.listing(state);
    const isOver = listing?.kind === 'closed' && (listing.at ?? 0) < now - closedListedMs;
    if (isOver) picture.others.delete(ref);
  }
}

/** The same for the visit of one entry: the last record that waited for somebody may have been settled by it. */
export function forgetSettled(picture: Picture, { event }: FeedEntry, now: Instant): void {
  const visit = event?.aggregate === 'visit' ? picture.visits.get(event.id) : undefined;
  if (visit !== undefined && !isListed(visit.state, now)) picture.visits.delete(visit.state.id);
}
