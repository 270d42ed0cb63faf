import { maySee } from '../field-access.ts';
import type { Aggregate } from '../engine/aggregate.ts';
import { isAlertState } from '../stored/outline.ts';
import { alertSchema } from '../stored/alert.ts';
import { alertAccess } from './access.ts';
import { type AlertCommand, alertCommand } from './commands.ts';
import { decideAlert } from './decide.ts';
import { dueOfAlert } from './due.ts';
import { evolveAlert } from './evolve.ts';
import type { AlertEvent, AlertState } from './state.ts';

/** The alert as the engine knows it: commands, rules, deadlines, stored form. */
export const alertAggregate: Aggregate<AlertState, AlertEvent, AlertCommand> = {
  kind: 'folded',
  name: 'alert',
  commands: alertCommand.options,
  access: alertAccess,
  notes: [],
  idOf: ({ alertId }) => alertId,
  schema: alertSchema,
  isState: isAlertState,
  decide: (current, command, facts) => decideAlert(current?.state ?? null, command, facts),
  evolve: evolveAlert,
  begins: ({ type }) => type === 'alertRaised', // a closed alert has left the picture and starts again
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
