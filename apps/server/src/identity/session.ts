import type { Role } from '@cordon/protocol/roles.ts';
import type { Instant } from '@cordon/protocol/time.ts';

export type Session = {
  sessionKey: string; // must exist in the store for a commit to pass
  personId: string;
  name: string;
  role: Role;
  stations: string[]; // of the person and the device
  device: string | null;
  thumbprint: string;
  site: string;
  expiresAt: Instant;
};

/** The session's name, for the record: nobody can use the session by it. */
export function sessionName({ sessionKey }: Pick<Session, 'sessionKey'>): string {
  return sessionKey.slice(sessionKey.lastIndexOf(':') + 1);
}
