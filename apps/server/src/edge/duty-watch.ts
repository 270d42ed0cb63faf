import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { Watcher } from '../feed/live.ts';
import type { Identity } from '../identity/identity.ts';
import type { Logger } from '../ops/logger.ts';
import type { SocketEdge } from './socket/edge.ts';

export type DutyWatchParts = {
  identity: Pick<Identity, 'endAllOf'>;
  revoke: SocketEdge['revoke'];
  log: Pick<Logger, 'error'>;
};

const dutyOf = ({ role, stations, active }: StaffMember) => JSON.stringify([role, active, stations.toSorted()]);

/** [E7] Who is taken off duty, or put on another one, is signed off at once and everywhere. A new name is no new duty. */
export function openDutyWatch({ identity, revoke, log }: DutyWatchParts): Watcher {
  const known = new Map<string, string>();
  return {
    onPicture({ site }) {
      for (const member of site?.state.staff ?? []) known.set(member.personId, dutyOf(member));
    },
    onEvents(events) {
      for (const { event } of events) {
        if (event.type !== 'staffSaved') continue;
        const { personId } = event.member;
        const before = known.get(personId);
        known.set(personId, dutyOf(event.member));
        if (before === undefined || before === dutyOf(event.member)) continue;
        revoke((session) => session.personId === personId);
        // Without it the session would be of no use all the same: every way in compares it with the duty.
        identity.endAllOf(personId).catch((error: unknown) => log.error({ error }, 'sessions could not be ended'));
      }
    },
  };
}
