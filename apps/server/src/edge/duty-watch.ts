import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Watcher } from '../feed/live.ts';
import { type Identity, type Session } from '../identity/identity.ts';
import { sessionName } from '../identity/session.ts';
import type { Logger } from '../ops/logger.ts';
import type { SocketEdge } from './socket/edge.ts';

export type DutyWatchParts = {
  identity: Pick<Identity, 'endAllOf' | 'endAllOn'>;
  revoke: SocketEdge['revoke'];
  log: Pick<Logger, 'error'>;
};

const dutyOf = ({ role, stations, active }: StaffMember) => JSON.stringify([role, active, stations.toSorted()]);

/**
 * [E7] Who is taken off duty, or put on another one, whose device is revoked, enrolled anew or bound elsewhere, and whose
 * way in is made anew, is signed off at once and in every process: all of them follow the feed. A new name is no new duty.
 */
export function openDutyWatch({ identity, revoke, log }: DutyWatchParts): Watcher {
  const duties = new Map<string, string>();
  const devices = new Map<string, string>();

  // Without it the sessions would be of no use all the same: every way in compares them with the site.
  const ended = (ending: Promise<unknown>) =>
    void ending.catch((error: unknown) => log.error({ error }, 'sessions could not be ended'));

  function endOf(personId: string): void {
    revoke((session) => session.personId === personId);
    ended(identity.endAllOf(personId));
  }
  function endOn(deviceId: string): void {
    revoke((session) => session.device === deviceId);
    ended(identity.endAllOn(deviceId));
  }
  /** @returns whether it is another one than before */
  function changes(known: Map<string, string>, id: string, now: string): boolean {
    const before = known.get(id);
    known.set(id, now);
    return before !== undefined && before !== now;
  }

  function see({ event }: FeedEvent): void {
    switch (event.type) {
      case 'staffSaved':
        if (changes(duties, event.member.personId, dutyOf(event.member))) endOf(event.member.personId);
        break;
      case 'pinReset':
      case 'passwordReset':
      case 'totpReset':
        revoke((session) => session.personId === event.personId);
        break;
      case 'deviceSaved':
        if (changes(devices, event.device.id, JSON.stringify(event.device.stations.toSorted()))) endOn(event.device.id);
        break;
      case 'deviceEnrolled':
      case 'deviceRevoked':
        endOn(event.deviceId);
        break;
      case 'signedOff':
        revoke((session: Session) => sessionName(session) === event.session);
        break;
      default:
        break; // of no concern to anybody's sign-in
    }
  }

  return {
    onPicture({ site }) {
      for (const member of site?.state.staff ?? []) duties.set(member.personId, dutyOf(member));
      for (const device of site?.state.devices ?? []) {
        devices.set(device.id, JSON.stringify(device.stations.toSorted()));
      }
    },
    onEvents: (events) => events.forEach(see),
  };
}
