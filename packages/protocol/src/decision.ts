import type { RaisedAlert } from './alert/state.ts';
import type { ErrorCode } from './errors.ts';
import type { Actor } from './roles.ts';
import type { SiteState } from './site/state.ts';
import type { Instant } from './time.ts';
import type { EventMeta } from './wire/event-meta.ts';

export type RefusalParams = Record<string, string | number | boolean | null | string[]>;

/**
 * What a decider answers. A refusal is a value; one that others need to know of later brings events of its own
 * (`attemptRefused`), which are committed with it.
 */
export type Decision<E> =
  | { ok: true; events: E[] }
  | { ok: false; code: ErrorCode; params: RefusalParams; events: E[]; alerts: RaisedAlert[] };

export function accepted<E>(...events: E[]): Decision<E> {
  return { ok: true, events };
}

export function refused<E>(code: ErrorCode, params: RefusalParams = {}): Decision<E> {
  return { ok: false, code, params, events: [], alerts: [] };
}

/** Who recorded it may not do so any more: their right has ended, or they belong elsewhere. */
export type Denied = { code: Extract<ErrorCode, 'author-ended' | 'wrong-station'>; params: RefusalParams };

/** Everything looked up that a decision needs; nothing is read while deciding. */
export type Facts = {
  now: Instant; // the server's clock
  actor: Actor;
  site: SiteState;
  holders: Readonly<Record<string, readonly string[]>>; // visits that hold each claim in question
  plates?: Readonly<Record<string, string>>; // of the visits that hold a person in question
  lateAfterMs?: number; // how long after its press a command counts as late; two minutes, unless time runs faster
  contact?: Instant | null; // of the device, nearest to when the record says that it was made; see `momentFault`
  denied?: Denied; // the rules are not asked then; that it was recorded is kept all the same
};

/** What an event needs besides itself to be folded into a state. */
export type Stamp = Pick<EventMeta, 'at' | 'version' | 'by'>;
