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
 * [E7] Signs people off when their duty ends or changes, when their device is revoked, enrolled anew or moved to other
 * stations, and when their sign-in is reset: at once and in every process, since all of them follow the feed. A new name does
 * not change a duty.
 */
export function createDutyWatch({ identity, revoke, log }: DutyWatchParts): Watcher {
  const duties = new Map<string, string>();
  const devices = new Map<string, string>();

  // Should it fail, the sessions are useless all the same: every entry point compares them with the site.
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
  /** @returns whether it differs from what is known */
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
        break; // changes nobody's sign-in
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
