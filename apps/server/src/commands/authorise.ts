import { mayAsk } from '@cordon/protocol/authorisation.ts';
import type { Actor, Role, SystemName } from '@cordon/protocol/roles.ts';
import { type Duty, dutyOf } from '@cordon/protocol/site/duty.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';

export type Authorised = { ok: true; actor: Actor } | ({ ok: false } & Refused);

/** The commands that each part of the server may send; it may send no others. */
const systemActs: Record<SystemName, readonly AnyCommand['type'][]> = {
  clock: ['passDeadline', 'noteClockJump'],
  watch: ['reportWatch'],
  reports: ['noteReport'],
  import: ['declareVisit'],
  operator: ['notePinReset', 'notePasswordReset', 'noteTotpReset', 'noteDeviceInvited'],
  edge: ['noteAudit', 'enrolDevice'],
  feed: ['noteRecordFault'],
};

const refuse = (code: Refused['code'], params: Refused['params'] = {}): Authorised => ({ ok: false, code, params });

/**
 * [C2] Whether the actor may ask for this, judged by the site's own list of people and devices and not by what the session
 * remembers. The commit checks that the site is still the same, so nobody acts after the commit that took them off duty or
 * revoked their device.
 */
export function authorise(command: AnyCommand, actor: Actor, site: SiteState): Authorised {
  if (actor.kind === 'system') {
    const isOwn = systemActs[actor.name].includes(command.type);
    return isOwn ? { ok: true, actor } : refuse('forbidden', { type: command.type });
  }
  const duty = presentDuty(actor, site);
  if (duty === null) return refuse('not-signed-in');
  const { personId, name, role } = duty.member;
  if (!mayAskFor(command, role)) return refuse('forbidden', { type: command.type });
  const station = stationIn(command);
  if (station !== null && !duty.stations.includes(station)) return refuse('wrong-station', { station });
  const { device } = actor;
  const held = device === undefined ? {} : { device };
  return { ok: true, actor: { kind: 'person', personId, name, role, stations: duty.stations, ...held } };
}

/** @returns null when the site now has them in another role, off duty, or without this device */
export function presentDuty(actor: Extract<Actor, { kind: 'person' }>, site: SiteState): Duty | null {
  const duty = dutyOf(site, actor.personId, actor.device);
  return duty?.member.role === actor.role ? duty : null;
}

function mayAskFor({ type }: AnyCommand, role: Role): boolean {
  switch (type) {
    case 'passDeadline':
    case 'reportWatch':
    case 'noteReport':
    case 'noteClockJump':
    case 'noteRecordFault':
    case 'enrolDevice':
      return false;
    case 'notePinReset':
    case 'notePasswordReset':
    case 'noteTotpReset':
    case 'noteUnlock':
    case 'noteDeviceInvited':
      return role === 'admin';
    case 'noteAudit':
      return true; // about what they did themselves; it never comes over the wire
    default:
      return mayAsk(role, type);
  }
}

/** [C3] The station at which the command says that something was done: it must be one of the person's and of the device's. */
function stationIn(command: AnyCommand): string | null {
  switch (command.type) {
    case 'reportStep':
      return command.stationId;
    case 'arriveUnannounced':
      return command.gateId;
    default:
      return null;
  }
}
