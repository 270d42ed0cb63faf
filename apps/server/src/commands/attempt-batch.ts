import type { Actor } from '@cordon/protocol/roles.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Committed } from '../log/commit.ts';
import type { CommitEnd, Measures } from '../ops/metrics/measures.ts';
import { ackOf } from './answer.ts';
import { allRefused, answerWithoutCommit, type Submitted } from './batch-answer.ts';
import type { GroupCommits } from './group-commits.ts';
import { judge, type JudgeParts, type Planned } from './judge.ts';
import type { KnownStates } from './known-states.ts';
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
  judging: JudgeParts;
  commits: GroupCommits;
  known: Pick<KnownStates, 'moment' | 'fence'> | null; // null where nothing follows the feed
  measures: Pick<Measures, 'ticks' | 'commitEnded' | 'deadlinePassed'>;
};

/**
 * Judges all commands of a batch and writes them in one commit, once.
 *
 * @param authorRevoked the attempt before has found that the author's right has ended
 */
export async function attemptBatch(
  parts: AttemptParts,
  batch: Batch,
  { isFirstTry, authorRevoked }: { isFirstTry: boolean; authorRevoked: boolean },
): Promise<Attempt> {
  const { commits, known, judging, measures } = parts;
  const { gather, siteClock } = judging;
  const { commands, session, actor, relayed, fingerprints } = batch;
  const moment = known?.moment() ?? 0;
  const judged = await Promise.all(
    commands.map((command, place) =>
      judge(judging, { command, actor, relayed, fingerprint: fingerprints[place] ?? '', authorRevoked, isFirstTry }),
    ),
  );
  const answer = answerWithoutCommit(commands, judged, siteClock.now());
  if (answer !== null) return { done: true, submitted: answer };
  const planned = judged.flatMap((one) => (one.kind === 'planned' ? [one.planned] : []));
  const isOfKnown = planned.some((one) => one.isOfKnown);
  const effects = await planCommit(planned, isOfKnown ? (judging.known ?? gather) : gather);
  const fence = isOfKnown ? (known?.fence(moment) ?? null) : null;
  if (isOfKnown && fence === null) return { done: false, authorRevoked };
  const committed = await measured(measures, () =>
    commits({
      ...effects,
      now: siteClock.now(),
      session: session === null ? null : { key: session, ends: planned.some(endsSession) },
      fence,
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
    case 'other-feed':
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
