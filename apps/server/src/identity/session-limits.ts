import { totpRoles } from '@cordon/protocol/authorisation.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';

/** How long a session lives: without use, and in any case. */
export type SessionLimits = {
  idleMs: number;
  absoluteMs: number;
  /** An open screen is in use, even when nobody touches it: boards and walls are there to be looked at. */
  screenCounts: boolean;
};

/**
 * [S4] A shift is twelve hours at most, and a quiet gate is still on duty. What opens everything else does not stand open
 * on a desk that was left.
 */
export function sessionLimits(role: Role): SessionLimits {
  if (totpRoles.includes(role)) return { idleMs: 30 * minuteMs, absoluteMs: 12 * hourMs, screenCounts: false };
  return { idleMs: 12 * hourMs, absoluteMs: 16 * hourMs, screenCounts: true };
}
