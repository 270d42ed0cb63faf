import type { AppliedAlert } from '@cordon/protocol/alert/apply.ts';
import type { Causes } from '@cordon/protocol/alert/causes.ts';
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
  causes: Causes; // of alerts
  besides: AppliedAlert[]; // alerts that a decision about another alert changed
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
    causes: { raise: decision.ok ? [] : decision.alerts, clear: [] }, // an attempt on no visit of its own still rings
    besides: [],
  };
}
