import type { RaisedAlert } from '@cordon/protocol/alert/state.ts';
import type { Decision } from '@cordon/protocol/decision.ts';
import type { By } from '@cordon/protocol/roles.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';
import type { Commit, Written } from '../log/commit.ts';

/** What every event of one command has in common. */
export type Occasion = { at: Instant; observedAt: Instant; commandId: string; by: By };

/** What a decision changes: one aggregate, the claims that it holds, and alerts. */
export type Change = {
  refusal: Refused | null;
  version: number; // of the aggregate after it
  written: Written | null; // null: nothing happened
  entries: Commit['entries'];
  claims: Commit['claims'];
  raise: RaisedAlert[];
  clear: string[]; // alerts whose cause is gone
};

export function refusalOf(decision: Decision<unknown>): Refused | null {
  return decision.ok ? null : { code: decision.code, params: decision.params };
}

export function noChange(decision: Decision<unknown>, version: number): Change {
  return {
    refusal: refusalOf(decision),
    version,
    written: null,
    entries: [],
    claims: null,
    raise: decision.ok ? [] : decision.alerts, // an attempt on no visit of its own still rings
    clear: [],
  };
}

/** Null when there is none. */
export function earliest(deadlines: readonly { at: Instant }[]): Instant | null {
  return deadlines.length === 0 ? null : Math.min(...deadlines.map(({ at }) => at));
}
