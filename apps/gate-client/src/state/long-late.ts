import { hourMs, type Instant } from '@cordon/protocol/time.ts';

/** Later than this, a vehicle is hardly one of the next to come. */
const longLateMs = 6 * hourMs;

/** [U64] [U120] Announced for long ago and never seen, like what is left of former nights. */
export function isLongLate(announcedFor: Instant, now: Instant): boolean {
  return now - announcedFor > longLateMs;
}
