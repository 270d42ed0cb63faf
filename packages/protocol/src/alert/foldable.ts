import type { Foldable } from '../engine/aggregate.ts';
import { isAlertState } from '../stored/outline.ts';
import { alertSchema } from '../stored/alert.ts';
import { alertAccess } from './access.ts';
import { evolveAlert } from './evolve.ts';
import type { AlertEvent, AlertState } from './state.ts';

/** The half of the aggregate that every follower has. */
export const foldableAlert: Foldable<AlertState, AlertEvent> = {
  kind: 'folded',
  name: 'alert',
  access: alertAccess,
  schema: alertSchema,
  isState: isAlertState,
  evolve: evolveAlert,
  begins: ({ type }) => type === 'alertRaised', // one that was closed, and so forgotten, begins anew
};
