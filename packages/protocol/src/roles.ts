import { z } from 'zod';

export const roles = ['gate', 'unloading', 'supervisor', 'admin', 'auditor'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** The parts of the system that act by themselves; `operator` is whoever has the machine's command line. */
export const systemNames = ['clock', 'watch', 'reports', 'import', 'operator'] as const;
export type SystemName = (typeof systemNames)[number];

/** Who acts: always taken from the session, or the clock itself; never from a payload. */
export type Actor =
  | { kind: 'person'; personId: string; name: string; role: Role; stations: readonly string[] }
  | { kind: 'system'; name: SystemName };

/** What events keep of the actor: the duty name, never more. */
export type By = { personId: string | null; name: string; role: Role | 'system' };

export function byOf(actor: Actor): By {
  return actor.kind === 'person'
    ? { personId: actor.personId, name: actor.name, role: actor.role }
    : { personId: null, name: actor.name, role: 'system' };
}
