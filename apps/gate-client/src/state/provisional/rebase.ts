import type { Facts, RefusalParams } from '@cordon/protocol/decision.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import { alertAggregate } from '@cordon/protocol/alert/aggregate.ts';
import { change } from '@cordon/protocol/engine/change.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { byOf, type Role } from '@cordon/protocol/roles.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { holdersOf } from '../admission.ts';
import { find, type Picture, withNext } from '../picture.ts';

/** A record that the server has not answered, as far as the picture needs it. */
export type Recorded = {
  command: Command;
  author: { personId: string; name: string; role: Role; stations: string[] };
};

/** The part of a visit that only this device has recorded so far. */
export type ProvisionalVisit = {
  confirmed: number; // the version that the server has confirmed; what came after it is ours
  commandIds: readonly string[];
};

export type Rebased = {
  picture: Picture;
  visits: Readonly<Record<string, ProvisionalVisit>>;
  predictedRefusals: Readonly<Record<string, ErrorCode>>; // by command: the refusals that the rules predict
};

/**
 * [U276] The picture as it will be when the server has taken what waits on this device: the same rules, over what it
 * confirmed last, one record after the other. What the rules refuse changes nothing here, and is predictedRefusals.
 *
 * @param waiting in the queue's order
 * @param carry how one record is carried out
 */
export function rebase(
  confirmed: Picture,
  waiting: readonly Recorded[],
  carry: (picture: Picture, recorded: Recorded) => CarriedOut | null = carryOut,
): Rebased {
  let picture = confirmed;
  const applied = new Set(confirmed.appliedCommandIds);
  const visits: Record<string, ProvisionalVisit> = {};
  const predictedRefusals: Record<string, ErrorCode> = {};
  for (const recorded of waiting) {
    const { command } = recorded;
    if (applied.has(command.commandId)) continue; // the event came before the answer
    const tried = carry(picture, recorded);
    if (tried === null) continue;
    if (!tried.ok) {
      predictedRefusals[command.commandId] = tried.code;
      continue;
    }
    ({ picture } = tried);
    if (!('visitId' in command)) continue;
    const { visitId, commandId } = command;
    const before = visits[visitId]?.commandIds ?? [];
    visits[visitId] = { confirmed: confirmed.visits[visitId]?.version ?? 0, commandIds: [...before, commandId] };
  }
  return { picture, visits, predictedRefusals };
}

export type CarriedOut = { ok: true; picture: Picture } | { ok: false; code: ErrorCode; params: RefusalParams };

/** One record, by the server's own rules over this picture. @returns null for what has none here: alerts, and what is no more known */
export function carryOut(
  picture: Picture,
  { command, author }: Recorded,
  holders = () => holdersOf(picture), // asked by the rules that look at other visits, and by no others
): CarriedOut | null {
  const { site } = picture;
  if (site === null) return null;
  const actor = { kind: 'person', ...author } as const;
  const facts: Facts = {
    now: command.observedAt,
    actor,
    site: site.state,
    get holders() {
      return holders();
    },
  };
  const target = engine.targetOf(command);
  const meta = {
    at: command.observedAt,
    observedAt: command.observedAt,
    commandId: command.commandId,
    by: byOf(actor),
  };
  const { definition } = target;
  if (definition.kind === 'trail' || definition.name === alertAggregate.name) return null;
  const subject = { ...target, definition };
  const { refusal, changed } = change(target, find(picture, subject), facts, meta);
  if (refusal !== null) return { ok: false, ...refusal };
  return { ok: true, picture: changed === null ? picture : withNext(picture, subject, changed.after) };
}

/** What the rules looked at for a record, and what came of it. */
type Known = { before: Looked; outcome: { ok: true; after: Looked } | Extract<CarriedOut, { ok: false }> };
type Looked = { visit: Picture['visits'][string] | undefined; site: Picture['site'] };

/**
 * [U276] `rebase` that is asked again and again: what came of a record is taken as it was while its visit and the site are
 * the same, as rules give the same for the same. After a night without the network hundreds wait, and each answer of the
 * server moves those of one visit alone.
 */
export function createRebase(): (confirmed: Picture, waiting: readonly Recorded[]) => Rebased {
  let known = new Map<string, Known>();

  return (confirmed, waiting) => {
    const [before, next] = [known, new Map<string, Known>()];
    known = next; // results of records that no longer wait are dropped
    return rebase(confirmed, waiting, (picture, recorded) => {
      const { commandId } = recorded.command;
      const now = lookedAt(picture, recorded);
      const same = before.get(commandId);
      if (same !== undefined && same.before.visit === now.visit && same.before.site === now.site) {
        next.set(commandId, same);
        return same.outcome.ok ? { ok: true, picture: withThese(picture, recorded, same.outcome.after) } : same.outcome;
      }
      let isAlone = true;
      const tried = carryOut(picture, recorded, () => {
        isAlone = false;
        return holdersOf(picture);
      });
      if (tried === null) return null;
      const outcome = tried.ok ? { ok: true as const, after: lookedAt(tried.picture, recorded) } : tried;
      if (isAlone) next.set(commandId, { before: now, outcome });
      return tried;
    });
  };
}

function lookedAt({ visits, site }: Picture, { command }: Recorded): Looked {
  return { visit: 'visitId' in command ? visits[command.visitId] : undefined, site };
}

function withThese(picture: Picture, { command }: Recorded, { visit, site }: Looked): Picture {
  if (!('visitId' in command) || visit === undefined) return { ...picture, site };
  return { ...picture, visits: { ...picture.visits, [command.visitId]: visit } };
}
