import { z } from 'zod';

export const roles = ['gate', 'unloading', 'supervisor', 'admin', 'auditor'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/* The groups that the tables of access name most. */
export const everybody: readonly Role[] = roles;
export const readers: readonly Role[] = ['supervisor', 'admin', 'auditor'];
export const office: readonly Role[] = ['admin'];

/**
 * The parts of the system that act by themselves; `operator` is whoever has the machine's command line, `edge` what lets
 * people in or turns them away.
 */
export const systemNames = ['clock', 'watch', 'reports', 'import', 'operator', 'edge', 'feed'] as const;
export type SystemName = (typeof systemNames)[number];

/** Who acts: always taken from the session, or the clock itself; never from a payload. */
export type Actor =
  | {
      kind: 'person';
      personId: string;
      name: string;
      role: Role;
      stations: readonly string[];
      device?: { id: string; thumbprint: string }; // absent on a computer of one's own
    }
  | { kind: 'system'; name: SystemName };

/** What events keep of the actor: the duty name and the device, never more. */
export type By = { personId: string | null; name: string; role: Role | 'system'; device?: string };

export function byOf(actor: Actor): By {
  if (actor.kind === 'system') return { personId: null, name: actor.name, role: 'system' };
  const { personId, name, role: held, device } = actor;
  return { personId, name, role: held, ...(device === undefined ? {} : { device: device.id }) };
}
