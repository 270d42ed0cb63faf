import { lateMs } from '@cordon/protocol/offline/fault.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import type { Ack, Refused } from '@cordon/protocol/wire/ack.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Redis } from 'ioredis';
import type { Devices } from '../identity/devices.ts';
import { commit, type Committed } from '../log/commit.ts';
import type { Keys } from '../log/keys.ts';
import { Unreadable } from '../log/readable.ts';
import type { SiteClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import type { CommitEnd, Measures } from '../ops/metrics/measures.ts';
import { pause } from '../ops/pause.ts';
import type { PeopleRegister } from '../people/register.ts';
import { ackOf, refusedAck, type RefusedAck } from './answer.ts';
import type { Fingerprint } from './fingerprint.ts';
import { openGather } from './gather.ts';
import { judge, type Judged, type Planned } from './judge.ts';
import { planCommit } from './plan-commit.ts';
import { retryPauseMs, triesAtMost } from './retry.ts';
import type { Relayed } from './permission.ts';

/**
 * The one entry point: every change of anything, asked for by a person or by the clock. Several commands are carried out
 * together in one commit or not at all ([D23]); they must be about different aggregates.
 *
 * @param session the key of the session that they come by, which must still exist when the change is written; null for
 * the system
 * @param relayed where the session is not the actor's: the key of the actor's right must exist then as well
 * @returns always an answer, in the order of the commands; trouble with the store is one too
 */
export type SubmitBatch = (
  commands: readonly AnyCommand[],
  actor: Actor,
  session: string | null,
  relayed?: Relayed,
) => Promise<Submitted>;

/**
 * Refused: nothing of any of them was carried out. `place` is a command that was refused, counted from 0; null when all were,
 * for one reason.
 */
export type Submitted = { ok: true; acks: Ack[] } | { ok: false; refused: { place: number | null; ack: RefusedAck }[] };

/** One command, which is the usual case. A refusal that leaves a trace of the attempt is on record then. */
export type Submit = (command: AnyCommand, actor: Actor, session: string | null, relayed?: Relayed) => Promise<Ack>;

export type SubmitParts = {
  redis: Redis;
  keys: Keys;
  people: Pick<PeopleRegister, 'shown'>;
  devices: Pick<Devices, 'nearestContact'>;
  siteClock: SiteClock;
  random: () => number; // in [0, 1)
  fingerprint: Fingerprint;
  /** [L15] What can't be read and is set apart; absent where nobody follows the feed. */
  isSetApart?: (ref: AggregateRef) => boolean;
  /** Says when the store is another one than before: what was kept of it is forgotten. */
  onStoreChanged?: (forget: () => void) => void;
  log: Pick<Logger, 'error' | 'warn'>;
  measures: Pick<Measures, 'ticks' | 'commitEnded' | 'deadlinePassed' | 'commandAnswered'>;
};

type Batch = {
  commands: readonly AnyCommand[];
  actor: Actor;
  session: string | null;
  relayed: Relayed | undefined;
};

/** Not done: somebody else was quicker, or the author's right has just ended. */
type Attempt = { done: true; submitted: Submitted } | { done: false; authorRevoked: boolean };

export function openSubmitBatch(parts: SubmitParts): SubmitBatch {
  const { redis, keys, siteClock, random, fingerprint, log, measures, isSetApart = () => false } = parts;
  const gather = openGather(redis, keys);
  parts.onStoreChanged?.(gather.forget);
  const lateAfterMs = lateMs * (siteClock.speed ?? 1); // being under way is a matter of the world's time
  const judging = { gather, people: parts.people, devices: parts.devices, lateAfterMs, isSetApart, siteClock };

  function allRefused([first, ...more]: readonly AnyCommand[], code: Refused['code']): Submitted {
    const commandId = more.length === 0 && first !== undefined ? first.commandId : null;
    return { ok: false, refused: [{ place: null, ack: refusedAck(commandId, { code, params: {} }, siteClock.now()) }] };
  }

  /** @returns null when there is something to commit */
  function answerOf(commands: readonly AnyCommand[], judged: readonly Judged[]): Submitted | null {
    const all = commands.map((command, place) => ({ command, place, judged: judged[place] }));
    if (all.every(({ judged: one }) => one?.kind === 'again')) {
      const acks = all.flatMap(({ command: { commandId }, judged: one }) =>
        one?.kind === 'again' ? [ackOf(commandId, one.receipt, siteClock.now())] : [],
      );
      return { ok: true, acks };
    }
    const refused = all.flatMap(({ command, place, judged: one }) => {
      const because = one === undefined ? null : refusedOf(one, commands.length === 1);
      return because === null ? [] : [{ place, ack: refusedAck(command.commandId, because, siteClock.now()) }];
    });
    return refused.length === 0 ? null : { ok: false, refused };
  }

  async function attempt(
    { commands, session, actor, relayed }: Batch,
    fingerprints: readonly string[],
    authorRevoked: boolean,
  ): Promise<Attempt> {
    const judged = await Promise.all(
      commands.map((command, place) =>
        judge(judging, { command, actor, relayed, fingerprint: fingerprints[place] ?? '', authorRevoked }),
      ),
    );
    const answer = answerOf(commands, judged);
    if (answer !== null) return { done: true, submitted: answer };
    const planned = judged.flatMap((one) => (one.kind === 'planned' ? [one.planned] : []));
    const committed = await measured(async () =>
      commit(redis, keys, {
        ...(await planCommit(planned, gather)),
        now: siteClock.now(),
        session: session === null ? null : { key: session, ends: planned.some(endsSession) },
      }),
    );
    switch (committed.kind) {
      case 'committed': {
        for (const { target, meta } of planned) {
          // It is observed at its own time, by definition.
          if (target.command.type === 'passDeadline') measures.deadlinePassed(meta.at - meta.observedAt);
        }
        const { seq } = committed;
        const acks = planned.map(({ meta: { commandId }, outcome }) =>
          ackOf(commandId, { seq, outcome }, siteClock.now()),
        );
        return { done: true, submitted: { ok: true, acks } };
      }
      case 'session-gone':
        if (committed.key === relayed?.right) return { done: false, authorRevoked: true };
        return { done: true, submitted: allRefused(commands, 'not-signed-in') };
      case 'duplicate': // looked up again, it is found there
      case 'conflict':
      case 'taken':
        return { done: false, authorRevoked };
      default:
        return committed satisfies never;
    }
  }

  async function measured(write: () => Promise<Committed>): Promise<Committed> {
    const begunAt = measures.ticks();
    let end: CommitEnd = 'failed';
    try {
      const committed = await write();
      end = committed.kind;
      return committed;
    } finally {
      measures.commitEnded(begunAt, end);
    }
  }

  async function carryOut(batch: Batch): Promise<Submitted> {
    const types = [...new Set(batch.commands.map(({ type }) => type))];
    try {
      const fingerprints = batch.commands.map((command) => fingerprint(command, batch.actor));
      let authorRevoked = false;
      for (let tries = 1; tries <= triesAtMost; tries++) {
        const result = await attempt(batch, fingerprints, authorRevoked);
        if (result.done) return result.submitted;
        ({ authorRevoked } = result);
        await pause(siteClock, retryPauseMs(tries, random()));
      }
      log.warn({ types, tries: triesAtMost }, 'a command found no quiet moment');
      return allRefused(batch.commands, 'busy');
    } catch (error) {
      if (error instanceof Unreadable) {
        log.error({ types, aggregate: error.ref, error }, 'a command is about what can not be read');
        return allRefused(batch.commands, 'record-unreadable'); // [L16] sent again it would be the same
      }
      log.error({ types, error }, 'a command could not be carried out');
      return allRefused(batch.commands, 'unavailable');
    }
  }

  return async (commands, actor, session, relayed) => {
    if (commands.length === 0) return { ok: true, acks: [] };
    const submitted = await carryOut({ commands, actor, session, relayed });
    for (const [place, { type }] of commands.entries()) {
      // Those that were neither carried out nor refused have no answer of their own.
      const ack = submitted.ok ? submitted.acks[place] : refusedAt(submitted.refused, place);
      if (ack !== undefined) measures.commandAnswered(type, ack.ok ? 'accepted' : ack.code);
    }
    return submitted;
  };
}

export function singly(submitBatch: SubmitBatch): Submit {
  return async (command, actor, session, relayed) => {
    const submitted = await submitBatch([command], actor, session, relayed);
    const ack = submitted.ok ? submitted.acks[0] : submitted.refused[0]?.ack;
    if (ack === undefined) throw new Error(`${command.type} was not answered`);
    return ack;
  };
}

function refusedAt(refused: readonly { place: number | null; ack: RefusedAck }[], place: number): Ack | undefined {
  return refused.find((one) => one.place === place || one.place === null)?.ack;
}

/** Why a command can't be in a commit. By itself, even a refusal is written when it leaves a trace. */
function refusedOf(judged: Judged, isAlone: boolean): Refused | null {
  switch (judged.kind) {
    case 'refused':
      return judged.refusal;
    case 'again':
      return { code: 'command-reused', params: {} }; // what was carried out is not planned again with others
    case 'planned': {
      const { outcome } = judged.planned;
      return outcome.ok || isAlone ? null : { code: outcome.code, params: outcome.params };
    }
    default:
      return judged satisfies never;
  }
}

/** [L5] Who signs off does nothing after it: the record and the end of the session are one. */
function endsSession({ target: { command } }: Planned): boolean {
  return command.type === 'noteAudit' && command.event.type === 'signedOff';
}
