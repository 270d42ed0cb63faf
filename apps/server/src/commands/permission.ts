import type { Denied } from '@cordon/protocol/decision.ts';
import type { Target } from '@cordon/protocol/engine/engine.ts';
import { asRecorded } from '@cordon/protocol/offline/fault.ts';
import { type Actor, type By, byOf } from '@cordon/protocol/roles.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import { authorise, presentDuty } from './authorise.ts';

type Person = Extract<Actor, { kind: 'person' }>;

/** What comes over somebody else's connection: whose connection it is, and the right of the author who signed it. */
export type Relayed = { by: Person; right: string };

type PermissionRequest = {
  command: AnyCommand;
  target: Target;
  actor: Actor;
  relayed: Relayed | undefined;
  authorRevoked: boolean; // the author's right is known to be there no more
  site: SiteState;
  now: Instant;
  lateAfterMs: number;
};

/**
 * Whose it is, and in whose name it is written down.
 *
 * @property author the right that must exist in the store, besides the session, for it to be written
 */
export type Permission =
  | { ok: true; actor: Actor; by: By; author: string | null; denied?: Denied }
  | ({ ok: false } & Refused);

/** [C2] [OF33] May this be asked, by whoever made it and over the connection that it came by? */
export function resolvePermission(asked: PermissionRequest): Permission {
  const { command, actor, relayed, authorRevoked, site } = asked;
  if (relayed !== undefined && presentDuty(relayed.by, site) === null) return refuse('not-signed-in');
  const authorised = authorRevoked ? refuse('author-ended') : authorise(command, actor, site);
  if (authorised.ok) return { ...authorised, by: byOf(authorised.actor), author: relayed?.right ?? null };
  return refusedOnRecord(relayed === undefined ? authorised : ofAuthor(authorised), asked);
}

/** [OF34] Whose connection it is need not sign in again because an author has to. */
function ofAuthor({ code, params }: Refused): Refused {
  return { code: code === 'not-signed-in' ? 'author-ended' : code, params };
}

/**
 * [OF5] What somebody recorded without the server and may not do any more when it comes, since their right has ended or they
 * belong to another station: it is not carried out, and on record by the word of whoever brings it.
 */
function refusedOnRecord(
  { code, params }: Refused,
  { target, actor, relayed, site, now, lateAfterMs }: PermissionRequest,
): Permission {
  const refusal = { ok: false, code, params } as const;
  if (code !== 'author-ended' && code !== 'wrong-station') return refusal;
  const { command } = target;
  if (!('visitId' in command) || actor.kind !== 'person') return refusal;
  if (asRecorded(command, { site, now, actor, lateAfterMs }).offline !== true) return refusal;
  const bringer = relayed?.by ?? actor;
  const duty = presentDuty(bringer, site);
  if (duty === null) return refusal;
  return {
    ok: true,
    actor: { ...actor, name: nameIn(site, actor) },
    by: byOf({ ...bringer, name: duty.member.name }),
    author: null, // it may have ended
    denied: { code, params },
  };
}

/* What came with the command says no name. */
function nameIn({ staff }: SiteState, { personId }: Person): string {
  return staff.find((member) => member.personId === personId)?.name ?? personId;
}

function refuse(code: Refused['code']): { ok: false } & Refused {
  return { ok: false, code, params: {} };
}
