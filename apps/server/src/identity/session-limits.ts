import { totpRoles } from '@cordon/protocol/authorisation.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';

/** How long a session lasts: without use, and at most. */
export type SessionLimits = {
  idleMs: number;
  absoluteMs: number;
  /** An open screen counts as use, even when nobody touches it: boards and walls are only looked at. */
  screenCounts: boolean;
};

/**
 * [S4] A shift is twelve hours at most, and a quiet gate is still on duty. The session of a role that may change everything
 * ends soon on a desk that nobody uses.
 */
export function sessionLimits(role: Role): SessionLimits {
  if (totpRoles.includes(role)) return { idleMs: 30 * minuteMs, absoluteMs: 12 * hourMs, screenCounts: false };
  return { idleMs: 12 * hourMs, absoluteMs: 16 * hourMs, screenCounts: true };
}
