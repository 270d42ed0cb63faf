import { type ChannelKind, channelKinds } from '@cordon/protocol/site/channel.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Instruments } from './instruments.ts';

export const commitEnds = [
  'committed',
  'duplicate',
  'session-gone',
  'conflict',
  'other-feed',
  'taken',
  'failed',
] as const;
export type CommitEnd = (typeof commitEnds)[number]; // failed: the store did not answer

/** How a try to send a message ended: sent, to be tried again, put off by its receiver, given up, no longer true. */
export const messageOutcomes = ['sent', 'again', 'rested', 'dead', 'overtaken'] as const;
export type MessageOutcome = (typeof messageOutcomes)[number];

/** A command that never reached `submit`: over the limits, or it can't be read. */
export const unreadable = 'unreadable';

/** What the write path reports to the metrics. None of these waits for anything, and none can fail. */
export type Measures = {
  /** Milliseconds on a steady clock: read when something begins, and passed back when it ends. */
  ticks(): number;
  commandAnswered(type: AnyCommand['type'] | typeof unreadable, outcome: 'accepted' | ErrorCode): void;
  commitEnded(begunAt: number, end: CommitEnd): void;
  acknowledged(receivedAt: number, isAccepted: boolean): void;
  deadlinePassed(lateMs: number): void;
  dueDiffered(count: number): void;
  feedBroke(count: number): void;
  messageTried(channel: ChannelKind | 'removed', outcome: MessageOutcome): void;
};

export function createMeasures({ counter, histogram }: Instruments, ticks: () => number): Measures {
  const commands = counter('cordon_commands_total');
  const commits = histogram('cordon_commit_duration_seconds');
  const acks = histogram('cordon_ack_duration_seconds');
  const differences = counter('cordon_due_differences_total');
  const breaks = counter('cordon_feed_breaks_total');
  for (const one of [differences, breaks]) one.inc({}, 0); // there must be none, and 0 shows that
  const messages = counter('cordon_messages_total');
  for (const channel of channelKinds) for (const outcome of messageOutcomes) messages.inc({ channel, outcome }, 0);
  const lateness = histogram('cordon_deadline_lateness_seconds');
  // A series that begins at its first event hides that event from `rate`.
  for (const outcome of commitEnds) commits.zero({ outcome });
  for (const answer of ['accepted', 'refused']) acks.zero({ answer });
  const secondsSince = (begunAt: number) => (ticks() - begunAt) / 1_000;
  return {
    ticks,
    commandAnswered: (type, outcome) => commands.inc({ type, outcome }),
    commitEnded: (begunAt, outcome) => commits.observe({ outcome }, secondsSince(begunAt)),
    acknowledged: (receivedAt, isAccepted) =>
      acks.observe({ answer: isAccepted ? 'accepted' : 'refused' }, secondsSince(receivedAt)),
    deadlinePassed: (lateMs) => lateness.observe(lateMs / 1_000),
    dueDiffered: (count) => differences.inc({}, count),
    feedBroke: (count) => breaks.inc({}, count),
    messageTried: (channel, outcome) => messages.inc({ channel, outcome }),
  };
}

/** For a process whose figures nobody reads, such as the import's. */
export const unmeasured: Measures = {
  ticks: () => 0,
  commandAnswered: () => undefined,
  commitEnded: () => undefined,
  acknowledged: () => undefined,
  deadlinePassed: () => undefined,
  dueDiffered: () => undefined,
  feedBroke: () => undefined,
  messageTried: () => undefined,
};
