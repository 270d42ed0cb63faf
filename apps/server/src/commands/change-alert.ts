import type { AlertCommand } from '@cordon/protocol/alert/commands.ts';
import { decideAlert } from '@cordon/protocol/alert/decide.ts';
import { endedAlert } from '@cordon/protocol/alert/ended.ts';
import { evolveAlert } from '@cordon/protocol/alert/evolve.ts';
import type { AlertEvent, AlertState, RaisedAlert } from '@cordon/protocol/alert/state.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Commit, Written } from '../log/commit.ts';
import { alertRef } from '../log/keys.ts';
import { type Change, noChange, type Occasion, refusalOf } from './change.ts';

export function changeAlert(
  current: Versioned<AlertState> | null,
  id: string,
  command: AlertCommand,
  occasion: Occasion,
): Change {
  const decision = decideAlert(current?.state ?? null, command);
  const parts = fold(current, id, decision.events, occasion);
  if (parts === null) return noChange(decision, current?.version ?? 0);
  return {
    refusal: refusalOf(decision),
    version: parts.written.after,
    ...parts,
    claims: null,
    raise: [],
    clear: [],
  };
}

type Parts = { written: Written; entries: Commit['entries'] };

/** [C8] A new alert, in the commit of its cause. */
export function raisedAlert(alert: RaisedAlert, occasion: Occasion): Parts | null {
  return fold(null, alert.id, [{ type: 'alertRaised', alert }], occasion);
}

/** [C8] The end of an alert's cause; null when that was known already, or the alert is closed. */
export function clearedAlert(current: Versioned<AlertState>, occasion: Occasion): Parts | null {
  return fold(current, current.state.id, endedAlert(current.state), occasion);
}

function fold(
  current: Versioned<AlertState> | null,
  id: string,
  events: readonly AlertEvent[],
  occasion: Occasion,
): Parts | null {
  const before = current?.version ?? 0;
  let state = current?.state ?? null;
  let after = before;
  const entries: { event: AlertEvent; version: number }[] = [];
  for (const event of events) {
    after += 1;
    state = evolveAlert(state, event, { ...occasion, version: after });
    entries.push({ event, version: after });
  }
  if (state === null || entries.length === 0) return null;
  const { visitId, closed } = state;
  return {
    written: {
      ref: alertRef(id),
      before,
      after,
      state,
      due: null,
      standing: closed === null ? { is: 'open' } : { is: 'closed', at: null },
    },
    entries: entries.map(({ event, version }) => ({
      event: { ...occasion, version, aggregate: 'alert', id, stations: [], event },
      storyOf: visitId,
    })),
  };
}
