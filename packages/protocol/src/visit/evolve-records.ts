import type { Stamp } from '../decision.ts';
import type { KeptRecord } from '../offline/records.ts';
import type { VisitEvent } from './events.ts';

type AboutRecord = Extract<VisitEvent, { type: 'recordRefused' | 'recordSetAside' | 'recordSettled' }>;

/** Whether an event is about an unsettled record. Closed visits have such events, too. */
export function isAboutRecord(event: VisitEvent): event is AboutRecord {
  return event.type === 'recordRefused' || event.type === 'recordSetAside' || event.type === 'recordSettled';
}

/** [OF6] A record stays until a supervisor has settled it. */
export function withRecord(records: readonly KeptRecord[], event: AboutRecord, { at, by }: Stamp): KeptRecord[] {
  const others = records.filter(({ recordId }) => recordId !== event.recordId);
  if (event.type === 'recordSettled') return others;
  const { type: _, ...record } = event;
  return [...others, { ...record, at, by }];
}
