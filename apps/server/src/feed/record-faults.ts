import type { RecordFault } from '@cordon/protocol/site/record-fault.ts';
import { hourMs, type Instant } from '@cordon/protocol/time.ts';
import type { NoteRecordFault } from '@cordon/protocol/wire/command.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import type { Submit } from '../commands/submit.ts';
import { plateInText } from '../log/readable.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { SiteTime, SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { idFrom } from '../ops/ids.ts';
import { startPeriodicTask } from '../ops/periodic-task.ts';
import type { Live } from './live.ts';

const everyMs = 2_000;
/** Older breaks were reported when they were found; the receipts that prevent a second report do not last for ever. */
const recentMs = 24 * hourMs;

export type RecordFaultsParts = {
  live: Pick<Live, 'identity' | 'picture'>;
  /** The stored text of this aggregate; null when there is none. */
  textOf(ref: AggregateRef): Promise<string | null>;
  submit: Submit;
  siteClock: SiteTime;
  systemClock: SystemClock;
  log: Pick<Logger, 'warn'>;
};

export type RecordFaults = {
  /** [F13] A device has seen this place: reported if this process still follows the same feed a moment later. */
  unknownEntries(position: Position): void;
  stop(): Promise<void>;
};

/** [F14] [L15] Reports everything that is wrong with the record, so that an alert is raised; all processes together do so once. */
export function startRecordFaults({
  live,
  textOf,
  submit,
  siteClock,
  systemClock,
  log,
}: RecordFaultsParts): RecordFaults {
  const reported = new Set<string>();
  const unknown = new Map<string, Position>(); // by feed
  let lookedAt: ReadonlyMap<string, Position> = new Map();

  async function note(name: string, fault: RecordFault, observedAt: Instant): Promise<void> {
    const commandId = idFrom(`record fault ${name}`);
    if (reported.has(commandId)) return;
    const command: NoteRecordFault = { type: 'noteRecordFault', commandId, observedAt, fault };
    const ack = await submit(command, { kind: 'system', name: 'feed' }, null);
    // A refusal that is final means that another process has reported it, with figures of its own.
    if (ack.ok || !ack.retryable) reported.add(commandId);
    else log.warn({ fault: fault.kind, code: ack.code }, 'a fault of the record could not be reported yet');
  }

  async function look(): Promise<void> {
    const now = siteClock.now();
    for (const { feed, from, to, foundAt } of live.identity().breaks) {
      if (now - foundAt > recentMs) continue;
      await note(`back ${feed}`, { kind: 'went-back', feed, from, to }, foundAt);
    }
    for (const [ref, version] of live.picture().unreadable) {
      const text = await textOf(ref);
      const plate = text === null ? null : plateInText(text);
      await note(`unreadable ${ref} ${version}`, { kind: 'unreadable', ref, plate }, now);
    }
    const before = lookedAt;
    lookedAt = new Map(unknown);
    for (const [feed, { seq }] of before) {
      if (feed === live.identity().id) await note(`unknown ${feed}`, { kind: 'unknown-entries', feed, seq }, now);
      unknown.delete(feed);
    }
  }

  const rounds = startPeriodicTask({
    systemClock,
    restMs: everyMs,
    round: () => look().catch((error: unknown) => log.warn({ error }, 'faults of the record could not be looked for')),
  });
  return {
    unknownEntries(position) {
      unknown.set(position.feed, position);
    },
    stop: () => rounds.stop(),
  };
}
