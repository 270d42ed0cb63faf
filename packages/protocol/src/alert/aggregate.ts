import { maySee } from '../field-access.ts';
import type { Aggregate } from '../engine/aggregate.ts';
import { type AlertCommand, alertCommand } from './commands.ts';
import { decideAlert } from './decide.ts';
import { dueOfAlert } from './due.ts';
import { foldableAlert } from './foldable.ts';
import type { AlertEvent, AlertState } from './state.ts';

/** The alert as the engine knows it: commands, rules, deadlines, stored form. */
export const alertAggregate: Aggregate<AlertState, AlertEvent, AlertCommand> = {
  ...foldableAlert,
  commands: alertCommand.options,
  notes: [],
  idOf: ({ alertId }) => alertId,
  decide: (current, command, facts) => decideAlert(current?.state ?? null, command, facts),
  raises: () => [],
  causes: () => [],
  due: dueOfAlert,
  listing: ({ closed }) => (closed === null ? { kind: 'open' } : { kind: 'closed', at: null }),
  stations: () => [],
  feedId: (_, id) => id,
  timeline: (_event, { visitId }) => visitId,
  claims: null,
  shownState: ({ role }, alert) => (maySee(role, 'alerts') ? alert : null),
  shownEvent: ({ role }, event) => (maySee(role, 'alerts') ? event : null),
};
