import type { Facts, RefusalParams } from '@cordon/protocol/decision.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import { alertAggregate } from '@cordon/protocol/alert/aggregate.ts';
import { change } from '@cordon/protocol/engine/change.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { byOf, type Role } from '@cordon/protocol/roles.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { holdersOf } from '../admission.ts';
import { find, type Picture, withNext } from '../picture.ts';

/** A record without the server's word, as far as the picture needs it. */
export type Recorded = {
  command: Command;
  author: { personId: string; name: string; role: Role; stations: string[] };
};

/** What of a visit is this device's word alone. */
export type ProvisionalVisit = {
  confirmed: number; // the version that the server has confirmed; what came after it is ours
  commandIds: readonly string[];
};

export type Rebased = {
  picture: Picture;
  visits: Readonly<Record<string, ProvisionalVisit>>;
  foretold: Readonly<Record<string, ErrorCode>>; // by command: what the server will probably say no to
};

/**
 * [U276] The picture as it will be when the server has taken what waits on this device: the same rules, over what it
 * confirmed last, one record after the other. What the rules refuse changes nothing here, and is foretold.
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
  const told = new Set(confirmed.told);
  const visits: Record<string, ProvisionalVisit> = {};
  const foretold: Record<string, ErrorCode> = {};
  for (const recorded of waiting) {
    const { command } = recorded;
    if (told.has(command.commandId)) continue; // the event came before the answer
    const tried = carry(picture, recorded);
    if (tried === null) continue;
    if (!tried.ok) {
      foretold[command.commandId] = tried.code;
      continue;
    }
    ({ picture } = tried);
    if (!('visitId' in command)) continue;
    const { visitId, commandId } = command;
    const before = visits[visitId]?.commandIds ?? [];
    visits[visitId] = { confirmed: confirmed.visits[visitId]?.version ?? 0, commandIds: [...before, commandId] };
  }
  return { picture, visits, foretold };
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
