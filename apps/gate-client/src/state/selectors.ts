import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Picture } from './picture.ts';
import { hourMs, type Instant } from '@cordon/protocol/time.ts';

/** Makes a new list: wrap it in useMemo over the visits. */
export function visitsIn({ visits }: Pick<Picture, 'visits'>): VisitState[] {
  return Object.values(visits).map(({ state }) => state);
}

/** Later than this, a vehicle is hardly one of the next to come. */
const longOverdueMs = 6 * hourMs;

/** [U64] [U120] Announced for long ago and never seen, like what is left of former nights. */
export function isLongOverdue(announcedFor: Instant, now: Instant): boolean {
  return now - announcedFor > longOverdueMs;
}
