import type { Instant } from '@cordon/protocol/time.ts';
import type { Ack, Refused } from '@cordon/protocol/wire/ack.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import { ackOf, refusedAck, type RefusedAck } from './answer.ts';
import type { Judged } from './judge.ts';

/**
 * The answer to a batch. Refused: nothing of any command was carried out. `place` is the refused command, counted from 0;
 * null when one reason refuses all of them.
 */
export type Submitted = { ok: true; acks: Ack[] } | { ok: false; refused: { place: number | null; ack: RefusedAck }[] };

export function allRefused(commands: readonly AnyCommand[], code: Refused['code'], now: Instant): Submitted {
  const [first, ...more] = commands;
  const commandId = more.length === 0 && first !== undefined ? first.commandId : null;
  return { ok: false, refused: [{ place: null, ack: refusedAck(commandId, { code, params: {} }, now) }] };
}

/** @returns null when there is something to commit */
export function answerWithoutCommit(
  commands: readonly AnyCommand[],
  judged: readonly Judged[],
  now: Instant,
): Submitted | null {
  const all = commands.map((command, place) => ({ command, place, judged: judged[place] }));
  if (all.every(({ judged: one }) => one?.kind === 'again')) {
    const acks = all.flatMap(({ command: { commandId }, judged: one }) =>
      one?.kind === 'again' ? [ackOf(commandId, one.receipt, now)] : [],
    );
    return { ok: true, acks };
  }
  const refused = all.flatMap(({ command, place, judged: one }) => {
    const because = one === undefined ? null : refusedOf(one, commands.length === 1);
    return because === null ? [] : [{ place, ack: refusedAck(command.commandId, because, now) }];
  });
  return refused.length === 0 ? null : { ok: false, refused };
}

/** The answer to one command of the batch; undefined when it was neither carried out nor refused itself. */
export function ackAt(submitted: Submitted, place: number): Ack | undefined {
  if (submitted.ok) return submitted.acks[place];
  return submitted.refused.find((one) => one.place === place || one.place === null)?.ack;
}

/** Why a command can't be part of a commit. A refusal that leaves a trace is written, but only when the command is alone. */
function refusedOf(judged: Judged, isAlone: boolean): Refused | null {
  switch (judged.kind) {
    case 'refused':
      return judged.refusal;
    case 'again':
      return { code: 'command-reused', params: {} }; // it was carried out before, and can't be planned again with others
    case 'planned': {
      const { outcome } = judged.planned;
      return outcome.ok || isAlone ? null : { code: outcome.code, params: outcome.params };
    }
    default:
      return judged satisfies never;
  }
}
