import type { Role } from '@cordon/protocol/roles.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { nameOf } from './acknowledged.ts';
import type { Check } from './evidence.ts';

/** Whose events these may be, written down once more from the spec: nothing of the product's own tables is asked. */
const authors: Readonly<Record<string, readonly (Role | 'system')[]>> = {
  visitDeclared: ['admin', 'gate', 'system'],
  declarationAmended: ['admin', 'system'],
  vehicleArrived: ['gate'],
  stepReported: ['gate', 'unloading'],
  visitHeld: ['gate', 'unloading', 'supervisor'],
  visitResumed: ['supervisor'],
  visitRefused: ['gate', 'supervisor'],
  visitEscortedOut: ['supervisor'],
  deviationReported: ['gate', 'unloading', 'supervisor'],
  deviationSettled: ['supervisor'],
  helpAsked: ['gate', 'unloading', 'supervisor'],
  helpGiven: ['gate', 'unloading', 'supervisor'],
  deadlinePassed: ['system'],
  clearDeclared: ['supervisor', 'admin'],
  lockdownSet: ['supervisor', 'admin'],
  lockdownLifted: ['supervisor'],
  staffSaved: ['admin'],
};

/** I7: nobody does what their role forbids, and nobody acts after the entry that ended their right to. */
export const rights: Check = ({ acts, feed, ended }) => {
  const violations: string[] = [];
  let checked = 0;
  for (const act of acts) {
    if (act.mark !== 'forbidden' || act.type === 'invoke') continue;
    checked += 1;
    if (act.type === 'ok') violations.push(`${nameOf(act)} is forbidden and was accepted`);
  }
  const endOf = new Map(ended.map(({ personId, seq }) => [personId, seq]));
  for (const entry of feed) {
    if (entry.aggregate === 'audit') continue;
    checked += 1;
    violations.push(...wrongIn(entry, endOf));
  }
  return { checked, violations };
};

function wrongIn({ seq, by, event }: FeedEvent, endOf: ReadonlyMap<string, number>): string[] {
  const faults: string[] = [];
  const may = authors[event.type];
  if (may !== undefined && !may.includes(by.role)) faults.push(`${event.type} at ${seq} is by ${by.role}`);
  const end = by.personId === null ? undefined : endOf.get(by.personId);
  if (end !== undefined && seq > end) faults.push(`${by.personId} acted at ${seq}, after their end at ${end}`);
  return faults;
}
