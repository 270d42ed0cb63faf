import { alertStatusOf } from '@cordon/protocol/alert/status.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { Role } from '@cordon/protocol/roles.ts';

/** How an alert stands to the people on duty, from what can't wait to what asks nothing. */
export const alertPlaces = [
  'rings',
  'follows',
  'silenced',
  'inHand',
  'clearedUnseen',
  'cleared',
  'note',
  'closed',
] as const;
export type AlertPlace = (typeof alertPlaces)[number];

/** [U200] Heard is only what nobody has in hand, no other alert rings for, and nobody has silenced; an information never. */
export function placeOfAlert(alert: AlertState): AlertPlace {
  const status = alertStatusOf(alert);
  if (status === 'closed') return 'closed';
  if (alert.severity === 'info') return 'note';
  switch (status) {
    case 'raised':
      return alert.follows !== null ? 'follows' : alert.silenced !== null ? 'silenced' : 'rings';
    case 'acknowledged':
      return 'inHand';
    case 'clearedUnseen':
    case 'cleared':
      return status;
    default:
      return status satisfies never;
  }
}

/** [U201] Supervisors hear everything that rings; the office what was escalated to its screens; nobody else anything. */
export function ringsFor(alert: AlertState, role: Role): boolean {
  if (placeOfAlert(alert) !== 'rings') return false;
  return role === 'supervisor' || (role === 'admin' && alert.rungFor.includes(role));
}
