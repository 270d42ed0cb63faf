import type { Stamp } from '../decision.ts';
import type { KeptRecord } from '../offline/records.ts';
import type { VisitEvent } from './events.ts';

type AboutRecord = Extract<VisitEvent, { type: 'recordRefused' | 'recordSetAside' | 'recordSettled' }>;

/** A record that could not be taken belongs to its visit however that stands, closed ones included. */
export function isAboutRecord(event: VisitEvent): event is AboutRecord {
  return event.type === 'recordRefused' || event.type === 'recordSetAside' || event.type === 'recordSettled';
}

/** [OF6] It stands until a supervisor has settled it. */
export function withRecord(standing: readonly KeptRecord[], event: AboutRecord, { at, by }: Stamp): KeptRecord[] {
  const others = standing.filter(({ recordId }) => recordId !== event.recordId);
  if (event.type === 'recordSettled') return others;
  const { type: _, ...record } = event;
  return [...others, { ...record, at, by }];
}
