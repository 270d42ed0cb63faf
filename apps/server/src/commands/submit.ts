import { lateMs } from '@cordon/protocol/offline/fault.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Ack, Refused } from '@cordon/protocol/wire/ack.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Redis } from 'ioredis';
import { commit, type Commit, type Committed, defineCommit } from '../log/commit.ts';
import { type AggregateRef, type Keys, siteRef } from '../log/keys.ts';
import type { Outcome, Receipt } from '../log/receipt.ts';
import type { Clock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import type { CommitEnd, Measures } from '../ops/metrics/measures.ts';
import { pause } from '../ops/pause.ts';
import { ackOf, refusedAck } from './answer.ts';
import type { Devices } from '../identity/devices.ts';
import type { PeopleRegister } from '../people/register.ts';
import { checkCrew } from './check-crew.ts';
import type { Fingerprint } from './fingerprint.ts';
import { openGather } from './gather.ts';
import { reading, Unreadable } from '../log/readable.ts';
import { alertParts, decideOn, endsSession, occasionOf, outcomeOf, readsOf } from './plan-commit.ts';
import { retryPauseMs, triesAtMost } from './retry.ts';
import { type Carried, rightOf } from './right.ts';
import { targetOf } from './target.ts';

/**
 * The one door: every change of anything, asked for by a person or by the clock.
 *
 * @param session the key of the session that it comes by, which must still exist when the change is written; null for
 * the system
 * @param carried where the session is not the actor's: the key of the actor's right must exist then as well
 * @returns always an answer; trouble with the store is one too
 */
export type Submit = (command: AnyCommand, actor: Actor, session: string | null, carried?: Carried) => Promise<Ack>;

export type SubmitParts = {
  redis: Redis;
  keys: Keys;
  people: Pick<PeopleRegister, 'shown'>;
  devices: Pick<Devices, 'nearestContact'>;
  clock: Clock;
  random: () => number; // in [0, 1)
  fingerprint: Fingerprint;
  /** [L15] What can't be read and is set apart; absent where nobody follows the feed. */
  isSetApart?: (ref: AggregateRef) => boolean;
  /** Says when the store is another one than before: what was kept of it is forgotten. */
  onStoreChanged?: (forget: () => void) => void;
  log: Pick<Logger, 'error' | 'warn'>;
  measures: Pick<Measures, 'ticks' | 'commitEnded' | 'deadlinePassed' | 'commandAnswered'>;
};

/** Not done: somebody else was quicker, or the author's right has just ended. */
type Attempt = { done: true; ack: Ack } | { done: false; hasEnded: boolean };

const notKept = (refusal: Refused) => ({ kept: false, refusal }) as const;

export function openSubmit(parts: SubmitParts): Submit {
  const { redis, keys, people, devices, clock, random, fingerprint, log, measures, isSetApart = () => false } = parts;
  const lateAfterMs = lateMs * (clock.speed ?? 1); // being under way is a matter of the world's time
  defineCommit(redis);
  const gather = openGather(redis, keys);
  parts.onStoreChanged?.(gather.forget);

  async function attempt(
    command: AnyCommand,
    actor: Actor,
    session: string | null,
    carried: Carried | undefined,
    print: string,
    hasEnded: boolean,
  ): Promise<Attempt> {
    const target = targetOf(command);
    const {
      receipt,
      site,
      target: stored,
      holders,
      plates,
      alerts: known,
    } = await gather.forCommand(command.commandId, target);
    const done = (answer: Receipt | { kept: false; refusal: Refused }): Attempt => ({
      done: true,
      ack:
        'kept' in answer
          ? refusedAck(command.commandId, answer.refusal, clock.now())
          : ackOf(command.commandId, answer, clock.now()),
    });
    const again = (found: Receipt): Attempt =>
      done(found.fingerprint === print ? found : notKept({ code: 'command-reused', params: {} }));

    if (receipt !== null) return again(receipt);
    if (isSetApart(target.ref)) return done(notKept({ code: 'record-unreadable', params: {} }));
    if (site === null) return done(notKept({ code: 'unavailable', params: {} }));
    const now = clock.now();
    const right = rightOf({ command, target, actor, carried, hasEnded, site: site.state, now, lateAfterMs });
    if (!right.ok) return done(notKept(right));

    if (isStale(command, target.ref === siteRef ? site.version : (stored?.version ?? 0))) {
      return done(notKept({ code: 'stale-version', params: {} }));
    }

    const refusedCrew = await checkCrew(people, command, stored);
    if (refusedCrew !== null) return done(notKept(refusedCrew));

    const { denied } = right;
    const contact = await contactOf(command, right.actor, now);
    const looked = { ...(denied && { denied }), ...(contact !== undefined && { contact }) };
    const facts = { now, actor: right.actor, site: site.state, holders, plates, lateAfterMs, ...looked };
    const occasion = { ...occasionOf(command, facts), by: right.by };
    const change = reading(target.ref, () => decideOn(target, stored, site, known, facts, occasion));
    const outcome: Outcome = outcomeOf(change);
    // [T3] A deadline's command is derived: it must pass later. Every other answer stays what it is ([C4]).
    if (!outcome.ok && command.type === 'passDeadline') return done(notKept(outcome));

    const alerts = await alertParts(change, site.state, gather, occasion);
    const planned: Commit = {
      commandId: command.commandId,
      now,
      session: session === null ? null : { key: session, ends: endsSession(target) },
      author: right.author,
      fingerprint: print,
      outcome,
      read: [...readsOf(target, stored, site.version, change), ...alerts.read],
      written: [...(change.written === null ? [] : [change.written]), ...alerts.written],
      claims: change.claims,
      entries: [...change.entries, ...alerts.entries],
    };
    const begunAt = measures.ticks();
    let end: CommitEnd = 'failed';
    let committed: Committed;
    try {
      committed = await commit(redis, keys, planned);
      end = committed.kind;
    } finally {
      measures.commitEnded(begunAt, end);
    }
    switch (committed.kind) {
      case 'committed':
        // It is observed at its own time, by definition.
        if (command.type === 'passDeadline') measures.deadlinePassed(now - command.observedAt);
        return done({ seq: committed.seq, fingerprint: print, outcome });
      case 'duplicate':
        return again(committed.receipt);
      case 'session-gone':
        if (committed.key === carried?.right) return { done: false, hasEnded: true };
        return done(notKept({ code: 'not-signed-in', params: {} }));
      case 'conflict':
      case 'taken':
        return { done: false, hasEnded };
      default:
        return committed satisfies never;
    }
  }

  /** [OF67] Of what may count as recorded without the server, when its device was in contact. */
  async function contactOf(command: AnyCommand, actor: Actor, now: Instant): Promise<Instant | null | undefined> {
    if (actor.kind !== 'person' || actor.device === undefined) return undefined;
    const isLate = now - command.observedAt > lateAfterMs;
    const isOffline = 'offline' in command && command.offline === true;
    return isLate || isOffline ? devices.nearestContact(actor.device.id, command.observedAt) : undefined;
  }

  function answered({ type }: AnyCommand, ack: Ack): Ack {
    measures.commandAnswered(type, ack.ok ? 'accepted' : ack.code);
    return ack;
  }

  return async (command, actor, session, carried) => {
    const refuse = (code: Refused['code']) =>
      answered(command, refusedAck(command.commandId, { code, params: {} }, clock.now()));
    try {
      const print = fingerprint(command, actor);
      let hasEnded = false;
      for (let tries = 1; tries <= triesAtMost; tries++) {
        const result = await attempt(command, actor, session, carried, print, hasEnded);
        if (result.done) return answered(command, result.ack);
        ({ hasEnded } = result);
        await pause(clock, retryPauseMs(tries, random()));
      }
      log.warn({ type: command.type, tries: triesAtMost }, 'a command found no quiet moment');
      return refuse('busy');
    } catch (error) {
      if (error instanceof Unreadable) {
        log.error({ type: command.type, aggregate: error.ref, error }, 'a command is about what can not be read');
        return refuse('record-unreadable'); // [L16] sent again it would be the same
      }
      log.error({ type: command.type, error }, 'a command could not be carried out');
      return refuse('unavailable');
    }
  };
}

/** [C11] Of two people who edit one record, the second is told; versions only grow, so a resend is told the same. */
function isStale(command: AnyCommand, version: number): boolean {
  return 'basedOn' in command && command.basedOn !== undefined && command.basedOn !== version;
}
