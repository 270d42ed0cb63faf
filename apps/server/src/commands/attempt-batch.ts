import type { Actor } from '@cordon/protocol/roles.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Redis } from 'ioredis';
import { commit, type Committed } from '../log/commit.ts';
import type { Keys } from '../log/keys.ts';
import type { CommitEnd, Measures } from '../ops/metrics/measures.ts';
import { ackOf } from './answer.ts';
import { allRefused, answerWithoutCommit, type Submitted } from './batch-answer.ts';
import { judge, type JudgeParts, type Planned } from './judge.ts';
import { planCommit } from './plan-commit.ts';
import type { Relayed } from './permission.ts';

export type Batch = {
  commands: readonly AnyCommand[];
  actor: Actor;
  session: string | null;
  relayed: Relayed | undefined;
  fingerprints: readonly string[]; // of the commands, in their order
};

/** Not done: another commit was quicker, or the author's right has just ended. */
export type Attempt = { done: true; submitted: Submitted } | { done: false; authorRevoked: boolean };

export type AttemptParts = {
  redis: Redis;
  keys: Keys;
  judging: JudgeParts;
  measures: Pick<Measures, 'ticks' | 'commitEnded' | 'deadlinePassed'>;
};

/**
 * Judges all commands of a batch and writes them in one commit, once.
 *
 * @param authorRevoked the attempt before has found that the author's right has ended
 */
export async function attemptBatch(parts: AttemptParts, batch: Batch, authorRevoked: boolean): Promise<Attempt> {
  const { redis, keys, judging, measures } = parts;
  const { gather, siteClock } = judging;
  const { commands, session, actor, relayed, fingerprints } = batch;
  const judged = await Promise.all(
    commands.map((command, place) =>
      judge(judging, { command, actor, relayed, fingerprint: fingerprints[place] ?? '', authorRevoked }),
    ),
  );
  const answer = answerWithoutCommit(commands, judged, siteClock.now());
  if (answer !== null) return { done: true, submitted: answer };
  const planned = judged.flatMap((one) => (one.kind === 'planned' ? [one.planned] : []));
  const committed = await measured(measures, async () =>
    commit(redis, keys, {
      ...(await planCommit(planned, gather)),
      now: siteClock.now(),
      session: session === null ? null : { key: session, ends: planned.some(endsSession) },
    }),
  );
  switch (committed.kind) {
    case 'committed': {
      for (const { target, meta } of planned) {
        // A deadline is observed at its own time, by definition.
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
      return { done: true, submitted: allRefused(commands, 'not-signed-in', siteClock.now()) };
    case 'duplicate': // the next attempt finds its receipt
    case 'conflict':
    case 'taken':
      return { done: false, authorRevoked };
    default:
      return committed satisfies never;
  }
}

async function measured(
  measures: Pick<Measures, 'ticks' | 'commitEnded'>,
  write: () => Promise<Committed>,
): Promise<Committed> {
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

/** [L5] Nothing is done in a session after its sign-off: the record and the end of the session are one commit. */
function endsSession({ target: { command } }: Planned): boolean {
  return command.type === 'noteAudit' && command.event.type === 'signedOff';
}
