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

/** Of a command over another person's connection: who that is, and the key of the right of the author who signed it. */
export type Relayed = { by: Person; right: string };

type PermissionRequest = {
  command: AnyCommand;
  target: Target;
  actor: Actor;
  relayed: Relayed | undefined;
  authorRevoked: boolean; // the author's right is known to have ended
  site: SiteState;
  now: Instant;
  lateAfterMs: number;
};

/**
 * Whose command it is, and in whose name it is written.
 *
 * @property author the key of the right that must exist in the store, as the session must, for it to be written
 * @property denied set when it is not carried out, and only its refusal goes on record
 */
export type Permission =
  | { ok: true; actor: Actor; by: By; author: string | null; denied?: Denied }
  | ({ ok: false } & Refused);

/** [C2] [OF33] May its author ask for this, and may it come over this connection? */
export function resolvePermission(asked: PermissionRequest): Permission {
  const { command, actor, relayed, authorRevoked, site } = asked;
  if (relayed !== undefined && presentDuty(relayed.by, site) === null) return refuse('not-signed-in');
  const authorised = authorRevoked ? refuse('author-ended') : authorise(command, actor, site);
  if (authorised.ok) return { ...authorised, by: byOf(authorised.actor), author: relayed?.right ?? null };
  return refusedOnRecord(relayed === undefined ? authorised : ofAuthor(authorised), asked);
}

/** [OF34] When the author has to sign in again, the person whose connection it is need not. */
function ofAuthor({ code, params }: Refused): Refused {
  return { code: code === 'not-signed-in' ? 'author-ended' : code, params };
}

/**
 * [OF5] A record made without the server whose author may no longer do this when it arrives, because their right has ended or
 * they work at another station: it is not carried out, and the person who brings it has its refusal put on record.
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

/* The signed command has no name in it. */
function nameIn({ staff }: SiteState, { personId }: Person): string {
  return staff.find((member) => member.personId === personId)?.name ?? personId;
}

function refuse(code: Refused['code']): { ok: false } & Refused {
  return { ok: false, code, params: {} };
}
