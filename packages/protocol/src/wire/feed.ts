import type { AlertEvent, AlertState } from '../alert/state.ts';
import type { AuditEvent } from '../audit/events.ts';
import type { SiteEvent, SiteState } from '../site/state.ts';
import type { Instant } from '../time.ts';
import type { VisitEvent } from '../visit/events.ts';
import type { VisitState } from '../visit/state.ts';
import type { EventMeta } from './event-meta.ts';
import type { Position, Resync } from './position.ts';

/** One entry of the feed. */
export type FeedEvent = EventMeta &
  (
    | { aggregate: 'visit'; id: string; stations: string[]; event: VisitEvent }
    | { aggregate: 'alert'; id: string; stations: string[]; event: AlertEvent }
    | { aggregate: 'site'; id: string; stations: string[]; event: SiteEvent }
    | { aggregate: 'audit'; id: string; stations: string[]; event: AuditEvent } // entries without a state
  );

/** A stored aggregate: its version, and its state at that version. */
export type Versioned<S> = { version: number; state: S };

/** A whole picture of the site. */
export type Snapshot = {
  site: Versioned<SiteState>;
  visits: Versioned<VisitState>[]; // open ones, and those closed within the last hours
  alerts: Versioned<AlertState>[]; // not yet closed
  others?: OtherState[]; // other aggregates; absent where there are none
};

/** An aggregate without a list of its own in a snapshot. */
export type OtherState = { aggregate: string; id: string } & Versioned<object>;

/**
 * Client → server, event `follow`. `after` is the position up to which everything was applied; without it, or with the
 * number that older clients send, the answer is a snapshot. `lines` asks for this many entries before a snapshot. `packed`
 * says that the client reads a packed one.
 */
export type Follow = { after?: Position | number; lines?: number; packed?: boolean };

/** What comes with a snapshot: why it was sent (null: it was asked for), and the entries before it. */
type WithSnapshot = { now: Instant; resync: Resync | null; earlier: FeedEvent[] };

/**
 * [F17] A snapshot as the raw DEFLATE (RFC 1951) of its JSON, with the place where it was taken, and the entries since
 * then: many clients get the same bytes.
 */
export type PackedSnapshot = Position &
  WithSnapshot & { ok: true; packed: Uint8Array; at: Omit<Position, 'feed'>; since: FeedEvent[] };

/** The answer to `follow`. It ends at the position of `feed`, `seq` and `mark` [F9]. */
export type Followed =
  | (Position & WithSnapshot & { ok: true; snapshot: Snapshot })
  | PackedSnapshot
  | (Position & { ok: true; now: Instant; events: FeedEvent[] })
  | { ok: false; code: string; retryable: boolean; params: Record<string, never>; now: Instant };

/**
 * Server → client, event `events`. Entries that the follower may not see are left out. `upTo` is the number of the last
 * entry read for it, and `mark` that entry's mark, so that a gap is known to be complete. Without new entries it is the
 * pulse: the picture is current.
 */
export type EventsPacket = { events: FeedEvent[]; feed: string; upTo: number; mark: string; now: Instant };

/** Server → client, event `bye`, before the server closes the connection. */
export type Bye = { why: 'revoked' | 'slow' | 'upgrade' | 'stopping' };
