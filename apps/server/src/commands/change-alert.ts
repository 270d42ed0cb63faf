import { type AppliedAlert, applyDecided, type KnownAlerts } from '@cordon/protocol/alert/apply.ts';
import type { AlertCommand } from '@cordon/protocol/alert/commands.ts';
import { decideAlert } from '@cordon/protocol/alert/decide.ts';
import { dueOfAlert } from '@cordon/protocol/alert/due.ts';
import type { Facts } from '@cordon/protocol/decision.ts';
import { type ClockJump, jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { earliest } from '@cordon/protocol/time.ts';
import type { PassDeadline } from '@cordon/protocol/wire/command.ts';
import type { Commit, Written } from '../log/commit.ts';
import { alertRef } from '../log/keys.ts';
import { type Change, noChange, type Occasion, refusalOf } from './change.ts';

/** @param known the alert as it is stored, and those that it rings for */
export function changeAlert(
  known: KnownAlerts,
  id: string,
  command: AlertCommand | PassDeadline,
  facts: Facts,
  occasion: Occasion,
): Change {
  const current = known.get(id) ?? null;
  const decision = decideAlert(current?.state ?? null, command, facts);
  const [own, ...others] = applyDecided(id, decision.events, known, occasion);
  if (own === undefined) return noChange(decision, current?.version ?? 0);
  return {
    refusal: refusalOf(decision),
    version: own.next.version,
    written: writtenOf(own, jumpsOf(facts.site)),
    entries: entriesOf(own, occasion),
    claims: null,
    causes: { raise: [], clear: [] },
    besides: others,
  };
}

export function writtenOf({ id, before, next }: AppliedAlert, jumps: readonly ClockJump[]): Written {
  const { version, state } = next;
  return {
    ref: alertRef(id),
    before,
    after: version,
    state,
    due: earliest(dueOfAlert(state, jumps)),
    standing: state.closed === null ? { is: 'open' } : { is: 'closed', at: null },
  };
}

export function entriesOf({ id, next, stamped }: AppliedAlert, occasion: Occasion): Commit['entries'] {
  return stamped.map(({ event, version }) => ({
    event: { ...occasion, version, aggregate: 'alert', id, stations: [], event },
    storyOf: next.state.visitId,
  }));
}
