import { mayAsk } from '@cordon/protocol/authorisation.ts';
import type { Actor, Role, SystemName } from '@cordon/protocol/roles.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';

export type Authorised = { ok: true; actor: Actor } | ({ ok: false } & Refused);

/** Each part of the system has one thing to say. */
const systemActs = {
  clock: 'passDeadline',
  watch: 'reportWatch',
  reports: 'noteReport',
  import: 'declareVisit',
  operator: 'notePinReset',
} as const satisfies Record<SystemName, AnyCommand['type']>;

const refuse = (code: Refused['code'], params: Refused['params'] = {}): Authorised => ({ ok: false, code, params });

/**
 * [C2] Who may ask for this, judged by the site's own list of people and not by what the session remembers. The commit
 * checks that the list is still the same, so nobody acts after the commit that took them off duty.
 */
export function authorise(command: AnyCommand, actor: Actor, site: SiteState): Authorised {
  if (actor.kind === 'system') {
    return command.type === systemActs[actor.name] ? { ok: true, actor } : refuse('forbidden', { type: command.type });
  }
  const member = site.staff.find(({ personId }) => personId === actor.personId);
  if (member?.active !== true || member.role !== actor.role) return refuse('not-signed-in');
  const { personId, name, role, stations } = member;
  if (!mayAskFor(command, role)) return refuse('forbidden', { type: command.type });
  const station = stationIn(command);
  if (station !== null && !stations.includes(station)) return refuse('wrong-station', { station });
  return { ok: true, actor: { kind: 'person', personId, name, role, stations } };
}

function mayAskFor({ type }: AnyCommand, role: Role): boolean {
  switch (type) {
    case 'passDeadline':
    case 'reportWatch':
    case 'noteReport':
      return false;
    case 'notePinReset':
      return role === 'admin';
    default:
      return mayAsk(role, type);
  }
}

/** [C3] Where the command says that something was done: it must be one of the person's own stations. */
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
