import type { Actor, Role } from '../roles.ts';

/* Sessions of the demo site's people. */

type Person = Extract<Actor, { kind: 'person' }>;

export function person(personId: string, role: Role, stations: readonly string[] = []): Person {
  return { kind: 'person', personId, name: `值守 ${personId}`, role, stations };
}

export const gateOfficer = person('gate-1', 'gate', ['main-gate']);
export const supervisorA = person('supervisor-1', 'supervisor');
export const supervisorB = person('supervisor-2', 'supervisor');
export const administrator = person('admin-1', 'admin');
export const auditor = person('auditor-1', 'auditor');
export const clock: Actor = { kind: 'system', name: 'clock' };

export function pointOfficer(...stations: string[]): Person {
  return person(`unloading-${stations.join('-')}`.slice(0, 60), 'unloading', stations);
}
