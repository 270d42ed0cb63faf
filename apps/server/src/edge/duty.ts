import type { Actor } from '@cordon/protocol/roles.ts';
import { dutyOf, type Duty } from '@cordon/protocol/site/duty.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Session } from '../identity/identity.ts';

/**
 * [E6] The duty of a session; null when it is not the one of the sign-in any more, or the device has changed: that needs a
 * new sign-in.
 */
export function dutyOfSession(session: Session, site: SiteState): Duty | null {
  const duty = dutyOf(site, session.personId, deviceOf(session));
  if (duty === null || duty.member.role !== session.role) return null;
  const { stations } = duty;
  const sameStations =
    stations.length === session.stations.length && stations.every((station) => session.stations.includes(station));
  return sameStations ? duty : null;
}

export function actorOf(session: Session): Extract<Actor, { kind: 'person' }> {
  const { personId, name, role, stations } = session;
  const device = deviceOf(session);
  return { kind: 'person', personId, name, role, stations, ...(device === undefined ? {} : { device }) };
}

function deviceOf({ device, thumbprint }: Session): { id: string; thumbprint: string } | undefined {
  return device === null ? undefined : { id: device, thumbprint };
}
