import type { Actor } from '@cordon/protocol/roles.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Session } from '../identity/identity.ts';

/**
 * [E6] The person of a session, as long as they are on the duty that they signed in for; anything else needs a new
 * sign-in.
 */
export function memberOnDuty(session: Session, site: SiteState): StaffMember | null {
  const member = site.staff.find(({ personId }) => personId === session.personId);
  if (member?.active !== true || member.role !== session.role) return null;
  const sameStations =
    member.stations.length === session.stations.length &&
    member.stations.every((station) => session.stations.includes(station));
  return sameStations ? member : null;
}

export function actorOf({ personId, name, role, stations }: StaffMember | Session): Actor {
  return { kind: 'person', personId, name, role, stations };
}
