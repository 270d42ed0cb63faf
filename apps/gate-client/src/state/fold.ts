import { evolveAlert } from '@cordon/protocol/alert/evolve.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { evolveSite } from '@cordon/protocol/site/evolve.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { evolveVisit } from '@cordon/protocol/visit/evolve.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { EventsPacket, FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';
import { feedLines, type Picture, toldAtMost } from './picture.ts';

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
    const next = foldEntry(picture, entry);
    if (next === null) return gap;
    picture = next;
  }
  const news = events.filter(({ seq }) => seq > before.seq);
  const told = [...before.told, ...new Set(news.map(({ commandId }) => commandId))].slice(-toldAtMost);
  return {
    ok: true,
    picture: {
      ...picture,
      ...(upTo >= picture.seq ? { seq: upTo, mark } : {}),
      receivedAt,
      told: news.length === 0 ? before.told : told,
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

function foldEntry(picture: Picture, entry: FeedEvent): Picture | null {
  const { seq, id } = entry;
  switch (entry.aggregate) {
    case 'visit': {
      // One that closed long ago comes back whole: a picture that does not have it has missed nothing.
      const begins = entry.event.type === 'visitBroughtBack' && picture.visits[id] === undefined;
      const known = begins ? { version: entry.version - 1, state: null } : picture.visits[id];
      const visit = folded<VisitState>(known, entry, (state) => evolveVisit(state, entry.event, entry, id));
      return visit && { ...picture, seq, visits: { ...picture.visits, [id]: visit } };
    }
    case 'alert': {
      // One that was closed begins anew: a picture that no longer has it has missed nothing.
      const begins = entry.event.type === 'alertRaised' && picture.alerts[id] === undefined;
      const known = begins ? { version: entry.version - 1, state: null } : picture.alerts[id];
      const alert = folded<AlertState>(known, entry, (state) => evolveAlert(state, entry.event, entry));
      return alert && { ...picture, seq, alerts: { ...picture.alerts, [id]: alert } };
    }
    case 'site': {
      const site = folded(picture.site ?? undefined, entry, (state) => evolveSite(state, entry.event, entry));
      return site && { ...picture, seq, site };
    }
    case 'audit':
      return { ...picture, seq }; // a trace of its own: nothing follows from it
    default:
      return entry satisfies never;
  }
}

/* A hole in the versions, or a fold that cannot follow its state: the server's picture is right, not ours. */
function folded<S>(
  known: Versioned<S | null> | undefined,
  { version }: FeedEvent,
  evolve: (state: S | null) => S,
): Versioned<S> | null {
  if (version !== (known?.version ?? 0) + 1) return null;
  try {
    return { version, state: evolve(known?.state ?? null) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
