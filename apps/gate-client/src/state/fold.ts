import { foldEntry } from '@cordon/protocol/engine/fold.ts';
import { followed } from '@cordon/protocol/engine/followed.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { EventsPacket, FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { feedLines, find, type Picture, appliedAtMost, withNext } from './picture.ts';

/**
 * `gap`: something is missing between the picture and the packet; only a new snapshot helps. `other-feed`: it is not of
 * the feed that the picture is of.
 */
export type Folded = { ok: true; picture: Picture } | { ok: false; why: 'gap' | 'other-feed' };

const gap: Folded = { ok: false, why: 'gap' };

type Packet = Omit<EventsPacket, 'now'>;

/**
 * Folds a packet into the picture: every event once, in the feed's order. Events that are already in it are passed over.
 *
 * @param upTo how far the feed has been read for this follower, events that it may not see included
 */
export function foldPacket(before: Picture, { events, feed, upTo, mark }: Packet, receivedAt: Instant): Folded {
  if (feed !== before.feedId) return { ok: false, why: 'other-feed' };
  // [F9] The same number, and another entry.
  if (upTo === before.seq && mark !== before.mark) return { ok: false, why: 'other-feed' };
  let picture = before;
  for (const entry of events.filter(({ seq }) => seq > before.seq)) {
    if (entry.seq <= picture.seq) return gap; // not in the feed's order
    const next = folded(picture, entry);
    if (next === null) return gap;
    picture = next;
  }
  const news = events.filter(({ seq }) => seq > before.seq);
  const applied = [...before.appliedCommandIds, ...new Set(news.map(({ commandId }) => commandId))].slice(
    -appliedAtMost,
  );
  return {
    ok: true,
    picture: {
      ...picture,
      ...(upTo >= picture.seq ? { seq: upTo, mark } : {}),
      receivedAt,
      appliedCommandIds: news.length === 0 ? before.appliedCommandIds : applied,
      feed: news.length === 0 ? before.feed : [...news.toReversed(), ...before.feed].slice(0, feedLines),
    },
  };
}

/** Lines of the feed from before the picture: they are shown, and change nothing. */
export function withEarlierLines(picture: Picture, events: readonly FeedEvent[]): Picture {
  const known = new Set(picture.feed.map(({ seq }) => seq));
  const earlier = events.filter(({ seq }) => seq <= picture.seq && !known.has(seq));
  const feed = [...picture.feed, ...earlier].toSorted((a, b) => b.seq - a.seq).slice(0, feedLines);
  return { ...picture, feed };
}

/** @returns null when the picture can't follow: a hole in the versions, or an event that does not fit. The server's is right. */
function folded(picture: Picture, entry: FeedEvent): Picture | null {
  const about = followed.subjectOf(entry);
  if (about === null) return { ...picture, seq: entry.seq }; // an entry of a trail, which has no state
  try {
    const next = foldEntry(about, entry, find(picture, about));
    return next && { ...withNext(picture, about, next), seq: entry.seq };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
