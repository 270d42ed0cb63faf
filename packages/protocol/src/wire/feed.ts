import type { AlertEvent, AlertState } from '../alert/state.ts';
import type { AuditEvent } from '../audit/events.ts';
import type { SiteEvent, SiteState } from '../site/state.ts';
import type { Instant } from '../time.ts';
import type { VisitEvent } from '../visit/events.ts';
import type { VisitState } from '../visit/state.ts';
import type { EventMeta } from './event-meta.ts';
import type { Position, Resync } from './position.ts';

export type FeedEvent = EventMeta &
  (
    | { aggregate: 'visit'; id: string; stations: string[]; event: VisitEvent }
    | { aggregate: 'alert'; id: string; stations: string[]; event: AlertEvent }
    | { aggregate: 'site'; id: string; stations: string[]; event: SiteEvent }
    | { aggregate: 'audit'; id: string; stations: string[]; event: AuditEvent } // each stands alone: nothing is folded
  );

/** An aggregate as stored: its version, and its state folded up to it. */
export type Versioned<S> = { version: number; state: S };

export type Snapshot = {
  site: Versioned<SiteState>;
  visits: Versioned<VisitState>[]; // open ones, and those closed in the last hours
  alerts: Versioned<AlertState>[]; // not yet closed
  others?: OtherState[]; // of further aggregates; absent where there are none
};

/** An aggregate that has no list of its own in a snapshot. */
export type OtherState = { aggregate: string; id: string } & Versioned<object>;

/**
 * Client → server, event `follow`: `after` is the place up to which everything was applied; without it, or with the bare
 * number that older clients send, a snapshot comes. `lines`: so many entries from before a snapshot are wanted with it.
 */
export type Follow = { after?: Position | number; lines?: number };

/** An answer goes up to a place: `feed`, `seq` and `mark` are its position ([F9]). */
export type Followed =
  | (Position & { ok: true; now: Instant; snapshot: Snapshot; resync: Resync | null; earlier: FeedEvent[] })
  | (Position & { ok: true; now: Instant; events: FeedEvent[] })
  | { ok: false; code: string; retryable: boolean; params: Record<string, never>; now: Instant };

/**
 * Server → client, event `events`. Entries that this follower may not see are left out; `upTo` says how far the feed
 * has been read for it, so that a gap is known to be none, and `mark` which entry stands there. With nothing new it is the
 * pulse: the picture is current.
 */
export type EventsPacket = { events: FeedEvent[]; feed: string; upTo: number; mark: string; now: Instant };

/** Server → client, event `bye`, just before the server closes the socket. */
export type Bye = { why: 'revoked' | 'slow' | 'upgrade' | 'stopping' };
