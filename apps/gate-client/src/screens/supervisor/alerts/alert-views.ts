import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { standingOf } from '@cordon/protocol/alert/standing.ts';

export const alertViews = ['open', 'raised', 'acknowledged', 'cleared'] as const;
export type AlertView = (typeof alertViews)[number];

/** [U66] What cleared before anybody saw it counts as cleared, and still says that nobody saw it. */
export function inView(alert: AlertState, view: AlertView): boolean {
  const standing = standingOf(alert);
  switch (view) {
    case 'open':
      return standing !== 'closed';
    case 'raised':
    case 'acknowledged':
      return standing === view;
    case 'cleared':
      return standing === 'cleared' || standing === 'clearedUnseen';
    default:
      return view satisfies never;
  }
}
