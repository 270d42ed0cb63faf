import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { placeOfAlert } from '../../../watch/alert-place.ts';

export const alertViews = ['open', 'rings', 'inHand', 'cleared'] as const;
export type AlertView = (typeof alertViews)[number];

/** [U66] What cleared before anybody saw it counts as cleared, and still says that nobody saw it. */
export function inView(alert: AlertState, view: AlertView): boolean {
  const place = placeOfAlert(alert);
  switch (view) {
    case 'open':
      return place !== 'closed';
    case 'rings':
      return place === 'rings' || place === 'follows';
    case 'inHand':
      return place === 'inHand' || place === 'silenced';
    case 'cleared':
      return place === 'cleared' || place === 'clearedUnseen';
    default:
      return view satisfies never;
  }
}
