import type { RaisedAlert } from './alert/state.ts';
import type { ErrorCode } from './errors.ts';
import type { Actor } from './roles.ts';
import type { SiteState } from './site/state.ts';
import type { Instant } from './time.ts';
import type { EventMeta } from './wire/event-meta.ts';

/** The values that the wording of a refusal needs, by key; see `values.ts`. */
export type RefusalParams = Record<string, string | number | boolean | null | string[]>;

/**
 * What a decider returns. A refusal is a value, not an exception. A refusal that others must know of later has events
 * (`attemptRefused`), which are committed with it.
 */
export type Decision<E> =
  | { ok: true; events: E[] }
  | { ok: false; code: ErrorCode; params: RefusalParams; events: E[]; alerts: RaisedAlert[] };

/** A decision that accepts the command. Without events nothing changes. */
export function accepted<E>(...events: E[]): Decision<E> {
  return { ok: true, events };
}

/** A refusal without events and alerts. */
export function refused<E>(code: ErrorCode, params: RefusalParams = {}): Decision<E> {
  return { ok: false, code, params, events: [], alerts: [] };
}

/** Why the author of a record may not carry it out any more: their right has ended, or they work elsewhere. */
export type Denied = { code: Extract<ErrorCode, 'author-ended' | 'wrong-station'>; params: RefusalParams };

/** Everything that a decision needs in addition to state and command, looked up before it. */
export type Facts = {
  now: Instant; // the server's clock
  actor: Actor;
  site: SiteState;
  holders: Readonly<Record<string, readonly string[]>>; // IDs of the visits that hold each claim in question
  plates?: Readonly<Record<string, string>>; // plates of the visits that hold a person in question, by visit ID
  lateAfterMs?: number; // after how many ms a command counts as late; default `lateMs`
  contact?: Instant | null; // the device's contact nearest to the time of the record; see `momentFault`
  denied?: Denied; // then the rules are not applied, and the record is kept as refused
};

/** What an event needs in addition to its own fields to be folded into a state. */
export type Stamp = Pick<EventMeta, 'at' | 'version' | 'by'>;
