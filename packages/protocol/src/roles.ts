import { z } from 'zod';

/** The roles of people. The names are stored. */
export const roles = ['gate', 'unloading', 'supervisor', 'admin', 'auditor'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** Every role. */
export const everybody: readonly Role[] = roles;
/** Roles that read the whole site without a station of their own. */
export const readers: readonly Role[] = ['supervisor', 'admin', 'auditor'];
/** Roles that change the settings of the site. */
export const office: readonly Role[] = ['admin'];

/**
 * The parts of the system that act by themselves. `operator` is a person at the server's command line; `edge` is the
 * part that signs people in or refuses them.
 */
export const systemNames = ['clock', 'watch', 'reports', 'import', 'operator', 'edge', 'feed'] as const;
export type SystemName = (typeof systemNames)[number];

/** Who acts: a person from the session, or a part of the system. Never taken from a payload. */
export type Actor =
  | {
      kind: 'person';
      personId: string;
      name: string;
      role: Role;
      stations: readonly string[];
      device?: { id: string; thumbprint: string }; // absent on a person's own computer
    }
  | { kind: 'system'; name: SystemName };

/** What an event keeps of its actor: duty name, role and device only. */
export type By = { personId: string | null; name: string; role: Role | 'system'; device?: string };

/** What an event keeps of this actor. */
export function byOf(actor: Actor): By {
  if (actor.kind === 'system') return { personId: null, name: actor.name, role: 'system' };
  const { personId, name, role: held, device } = actor;
  return { personId, name, role: held, ...(device === undefined ? {} : { device: device.id }) };
}
