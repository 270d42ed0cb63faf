import { alertId, visitId } from '@cordon/protocol/ids.ts';
import { dayNamed } from '@cordon/protocol/review/night-day.ts';
import { z } from 'zod';
import { inAddress } from '../../place/use-place.ts';

/* [U380] What may stand in the address of the board, and of the nights looked back at: a visit by its ID, never by its plate. */

export const alertViews = ['open', 'rings', 'inHand', 'cleared'] as const;
export type AlertView = (typeof alertViews)[number];

export const boardSearch = z.object({
  visit: inAddress(visitId),
  alert: inAddress(alertId),
  alerts: inAddress(z.enum(alertViews)),
  closed: inAddress(z.literal(true)), // the list of tonight's closed visits
});
export type BoardSearch = z.infer<typeof boardSearch>;

/** Of all pages: which night. */
export const reviewSearch = z.object({ day: inAddress(z.string().refine((text) => dayNamed(text) !== null)) });
export const whatIfSearch = z.object({ visit: inAddress(visitId) });
