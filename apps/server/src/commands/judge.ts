import type { KnownAlerts } from '@cordon/protocol/engine/alerts.ts';
import { type Change, change, type CommandMeta } from '@cordon/protocol/engine/change.ts';
import type { Target } from '@cordon/protocol/engine/engine.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { type Actor, byOf } from '@cordon/protocol/roles.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Devices } from '../identity/devices.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Commit } from '../log/commit.ts';
import { siteRef } from '../log/keys.ts';
import { reading } from '../log/readable.ts';
import type { Outcome, Receipt } from '../log/receipt.ts';
import type { SiteTime } from '../ops/clock.ts';
import type { PeopleRegister } from '../people/register.ts';
import { checkCrew } from './check-crew.ts';
import type { Gather, Gathered, StoreGather } from './gather.ts';
import { type Relayed, resolvePermission } from './permission.ts';

/** A command, who asks for it, and whether the author's right is known to have ended. */
export type Asked = {
  command: AnyCommand;
  actor: Actor;
  relayed: Relayed | undefined;
  fingerprint: string;
  authorRevoked: boolean;
  isFirstTry: boolean;
};

/** What is to be committed for one command. */
export type Planned = {
  target: Target;
  meta: CommandMeta;
  fingerprint: string;
  site: Versioned<SiteState>; // the one that the decision is based on
  alerts: KnownAlerts;
  change: Change;
  outcome: Outcome;
  read: Commit['read'];
  author: string | null;
  isOfKnown: boolean; // decided on what this process knows, and not on the store
};

/** `again`: a resend; the receipt has its answer. `refused`: nothing of it is kept. */
export type Judged =
  | { kind: 'again'; receipt: Receipt }
  | { kind: 'refused'; refusal: Refused }
  | { kind: 'planned'; planned: Planned };

export type JudgeParts = {
  gather: StoreGather;
  known: Gather | null; // null where nothing follows the feed
  people: Pick<PeopleRegister, 'shown'>;
  devices: Pick<Devices, 'nearestContact'>;
  lateAfterMs: number;
  isSetApart: (ref: AggregateRef) => boolean;
  siteClock: SiteTime;
};

const refused = (refusal: Refused): Judged => ({ kind: 'refused', refusal });

/**
 * All steps between a command and its commit: looking up, authorising and deciding. Writes nothing.
 *
 * [C13] The first try asks what this process knows. Whatever is not accepted then, and every further try, is decided on the
 * store, which has the receipts and is never behind.
 */
export async function judge(parts: JudgeParts, asked: Asked): Promise<Judged> {
  const { gather, known } = parts;
  const target = engine.targetOf(asked.command);
  const { commandId } = asked.command;
  const atHand = asked.isFirstTry && known !== null ? await known.forCommand(commandId, target) : null;
  if (atHand !== null) {
    const judged = await judgeOn(parts, asked, target, atHand);
    if (judged.kind === 'planned' && judged.planned.outcome.ok)
      return { ...judged, planned: { ...judged.planned, isOfKnown: true } };
  }
  return judgeOn(parts, asked, target, await gather.forCommand(commandId, target));
}

async function judgeOn(
  { people, devices, lateAfterMs, isSetApart, siteClock }: JudgeParts,
  { command, actor, relayed, fingerprint, authorRevoked }: Asked,
  target: Target,
  { receipt, site, target: current, holders, plates, alerts }: Gathered,
): Promise<Judged> {
  if (receipt !== null) {
    const isSame = receipt.fingerprint === fingerprint;
    return isSame ? { kind: 'again', receipt } : refused({ code: 'command-reused', params: {} });
  }
  if (isSetApart(target.ref)) return refused({ code: 'record-unreadable', params: {} });
  if (site === null) return refused({ code: 'unavailable', params: {} });
  const now = siteClock.now();
  const right = resolvePermission({
    command,
    target,
    actor,
    relayed,
    authorRevoked,
    site: site.state,
    now,
    lateAfterMs,
  });
  if (!right.ok) return refused(right);

  const version = target.ref === siteRef ? site.version : (current?.version ?? 0);
  if (isStale(command, version)) return refused({ code: 'stale-version', params: {} });
  const refusedCrew = await checkCrew(people, command, target, current);
  if (refusedCrew !== null) return refused(refusedCrew);

  const contact = await contactOf(devices, command, right.actor, now, lateAfterMs);
  const looked = { ...(right.denied && { denied: right.denied }), ...(contact !== undefined && { contact }) };
  const facts = { now, actor: right.actor, site: site.state, holders, plates, lateAfterMs, ...looked };
  const meta = { ...metaOf(command, now, right.actor), by: right.by };
  const done = reading(target.ref, () => change(target, target.ref === siteRef ? site : current, facts, meta));
  const outcome = outcomeOf(done);
  // [T3] The clock sends the same command for a deadline again, and it must pass then: a refusal of it leaves no receipt. Every
  // other answer is final ([C4]).
  if (!outcome.ok && command.type === 'passDeadline') return refused(outcome);
  const read = readsOf(target, current?.version ?? 0, site.version, done);
  const { author } = right;
  return {
    kind: 'planned',
    planned: { target, meta, fingerprint, site, alerts, change: done, outcome, read, author, isOfKnown: false },
  };
}

export function metaOf({ commandId, observedAt }: AnyCommand, now: Instant, actor: Actor): CommandMeta {
  // [OF68] An observation of a later time than now means that the device's clock is wrong: the record has the server's time.
  return { at: now, observedAt: Math.min(observedAt, now), commandId, by: byOf(actor) };
}

function outcomeOf({ refusal, version, changed }: Change): Outcome {
  return refusal === null ? { ok: true, version, unchanged: changed === null } : { ok: false, ...refusal };
}

/** [L4] The commit also checks the versions of what was only read: of the site always, and of a target that did not change. */
function readsOf({ ref }: Target, version: number, siteVersion: number, { changed }: Change): Commit['read'] {
  const reads = [{ ref: siteRef, version: siteVersion } as const, ...(ref === siteRef ? [] : [{ ref, version }])];
  return changed === null ? reads : reads.filter((one) => one.ref !== ref);
}

/** [C11] When two people edit one record, the second is refused. Versions only grow, so a resend is refused as well. */
function isStale(command: AnyCommand, version: number): boolean {
  return 'basedOn' in command && command.basedOn !== undefined && command.basedOn !== version;
}

/** [OF67] The device's nearest contact, for a command that may have been recorded without the server; else undefined. */
async function contactOf(
  devices: Pick<Devices, 'nearestContact'>,
  command: AnyCommand,
  actor: Actor,
  now: Instant,
  lateAfterMs: number,
): Promise<Instant | null | undefined> {
  if (actor.kind !== 'person' || actor.device === undefined) return undefined;
  const isLate = now - command.observedAt > lateAfterMs;
  const isOffline = 'offline' in command && command.offline === true;
  return isLate || isOffline ? devices.nearestContact(actor.device.id, command.observedAt) : undefined;
}
