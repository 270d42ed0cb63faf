import { lateMs } from '@cordon/protocol/offline/fault.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Redis } from 'ioredis';
import type { Devices } from '../identity/devices.ts';
import type { Keys } from '../log/keys.ts';
import { Unreadable } from '../log/readable.ts';
import type { SiteClock, SystemTimers } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import type { Measures } from '../ops/metrics/measures.ts';
import { pause } from '../ops/pause.ts';
import type { PeopleRegister } from '../people/register.ts';
import { attemptBatch, type Batch } from './attempt-batch.ts';
import { ackAt, allRefused, type Submitted } from './batch-answer.ts';
import type { Fingerprint } from './fingerprint.ts';
import { createKnownGather, createStoreGather } from './gather.ts';
import { createGroupCommits } from './group-commits.ts';
import { createKnownStates, type Followed } from './known-states.ts';
import { retryPauseMs, triesAtMost } from './retry.ts';
import type { Relayed } from './permission.ts';

/**
 * The only entry point for a change of anything, asked for by a person or by the server itself. Several commands are carried
 * out together in one commit or not at all ([D23]); they must be about different aggregates.
 *
 * @param session the key of the session that sends them, which must still exist when the change is written; null for
 * the system
 * @param relayed when the session is not the actor's: the key of the actor's right must exist then as well
 * @returns always an answer, in the order of the commands; a fault of the store is answered as a refusal
 */
export type SubmitBatch = (
  commands: readonly AnyCommand[],
  actor: Actor,
  session: string | null,
  relayed?: Relayed,
) => Promise<Submitted>;

/** One command, which is the usual case. A refusal that leaves a trace of the attempt is on record then. */
export type Submit = (command: AnyCommand, actor: Actor, session: string | null, relayed?: Relayed) => Promise<Ack>;

export type SubmitParts = {
  redis: Redis;
  keys: Keys;
  people: Pick<PeopleRegister, 'shown'>;
  devices: Pick<Devices, 'nearestContact'>;
  siteClock: SiteClock;
  systemClock: SystemTimers; // for the pauses between tries
  random: () => number; // in [0, 1)
  fingerprint: Fingerprint;
  /** The feed that this process follows; absent where nothing follows it, as in an import beside a server. */
  live?: Followed;
  log: Pick<Logger, 'error' | 'warn'>;
  measures: Pick<Measures, 'ticks' | 'commitEnded' | 'deadlinePassed' | 'commandAnswered'>;
};

export function createSubmitBatch(parts: SubmitParts): SubmitBatch {
  const { redis, keys, people, devices, siteClock, systemClock, random, fingerprint, log, measures } = parts;
  const { live } = parts;
  const gather = createStoreGather(redis, keys);
  live?.watch({ onBreak: gather.forget });
  const states = live === undefined ? null : createKnownStates(live);
  // What was on its way when the connection was lost may not have been written.
  redis.on('ready', () => states?.forget());
  const lateAfterMs = lateMs * (siteClock.speed ?? 1); // a message is late by real time, also on a simulated night
  const attempting = {
    judging: {
      ...{ gather, people, devices, lateAfterMs, siteClock },
      known: states && createKnownGather(redis, keys, states),
      isSetApart: (ref: AggregateRef) => live?.picture().unreadable.has(ref) ?? false,
    },
    commits: createGroupCommits({ redis, keys, known: states }),
    known: states,
    measures,
  };

  async function carryOut(request: Omit<Batch, 'fingerprints'>): Promise<Submitted> {
    const { commands, actor } = request;
    const types = [...new Set(commands.map(({ type }) => type))];
    try {
      const batch = { ...request, fingerprints: commands.map((command) => fingerprint(command, actor)) };
      let authorRevoked = false;
      for (let tries = 1; tries <= triesAtMost; tries++) {
        const result = await attemptBatch(attempting, batch, { isFirstTry: tries === 1, authorRevoked });
        if (result.done) return result.submitted;
        ({ authorRevoked } = result);
        await pause(systemClock, retryPauseMs(tries, random()));
      }
      log.warn({ types, tries: triesAtMost }, 'a command found no quiet moment');
      return allRefused(commands, 'busy', siteClock.now());
    } catch (error) {
      if (error instanceof Unreadable) {
        log.error({ types, aggregate: error.ref, error }, 'a command is about what can not be read');
        return allRefused(commands, 'record-unreadable', siteClock.now()); // [L16] sending it again would not help
      }
      log.error({ types, error }, 'a command could not be carried out');
      return allRefused(commands, 'unavailable', siteClock.now());
    }
  }

  return async (commands, actor, session, relayed) => {
    if (commands.length === 0) return { ok: true, acks: [] };
    const submitted = await carryOut({ commands, actor, session, relayed });
    for (const [place, { type }] of commands.entries()) {
      const ack = ackAt(submitted, place);
      if (ack !== undefined) measures.commandAnswered(type, ack.ok ? 'accepted' : ack.code);
    }
    return submitted;
  };
}

/** @throws Error when the batch gives no answer to its one command, which would be a bug */
export function singly(submitBatch: SubmitBatch): Submit {
  return async (command, actor, session, relayed) => {
    const submitted = await submitBatch([command], actor, session, relayed);
    const ack = submitted.ok ? submitted.acks[0] : submitted.refused[0]?.ack;
    if (ack === undefined) throw new Error(`${command.type} was not answered`);
    return ack;
  };
}
