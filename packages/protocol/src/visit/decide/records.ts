import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import { outlineOf } from '../../offline/records.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitEvent } from '../events.ts';
import type { VisitState } from '../state.ts';

type Of<T extends VisitCommand['type']> = Extract<VisitCommand, { type: T }>;

/**
 * [OF5] An offline record that is refused is kept with the visit in any state: a supervisor compares it with what
 * happened.
 */
export function keepRefusedRecord(
  decision: Decision<VisitEvent>,
  command: VisitCommand,
  { actor }: Facts,
  recordedAt: number,
): Decision<VisitEvent> {
  if (decision.ok || actor.kind !== 'person') return decision;
  const { code } = decision;
  const author = { authorId: actor.personId, authorName: actor.name };
  const event: VisitEvent = { type: 'recordRefused', ...outlineOf(command), recordedAt, ...author, code, note: null };
  return { ...decision, events: [event] };
}

/** [OF7] Any holder of the device may give up on a record of it. The author stays on record. */
export function decideSetAside(
  visit: VisitState,
  { record, note }: Of<'setRecordAside'>,
  { site, now }: Facts,
): Decision<VisitEvent> {
  const { recordId, authorId } = record;
  const recordedAt = Math.min(record.recordedAt, now); // a device with a wrong clock may name a future time
  if (visit.unsettled.some((known) => known.recordId === recordId)) return accepted(); // the server already has it
  const authorName = site.staff.find(({ personId }) => personId === authorId)?.name ?? authorId;
  return accepted({ type: 'recordSetAside', ...record, recordedAt, authorName, note });
}

/** [OF6] A supervisor has checked the record and done what was necessary. */
export function decideSettling(visit: VisitState, { recordId, note }: Of<'settleRecord'>): Decision<VisitEvent> {
  const isKnown = visit.unsettled.some((record) => record.recordId === recordId);
  return isKnown ? accepted({ type: 'recordSettled', recordId, note }) : refused('record-settled');
}
