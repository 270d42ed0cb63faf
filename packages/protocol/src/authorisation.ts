import { followed } from './engine/followed.ts';
import { office, readers, type Role } from './roles.ts';
import type { CommandType } from './wire/command.ts';

/*
 * Who may send which command; `field-access.ts` says who may see which field. The server enforces it, the client hides
 * what is forbidden, and a test tries every cell of it over the real transports. What has no row here is forbidden. The
 * access to routes and socket events stands in their own rows in `wire/http` and `wire/socket`: here it would pull the
 * schemas of every route into the first load of the gate.
 */

/** [A1] The roles that may send each command, from the definitions of all aggregates. */
export const commandAccess: Readonly<Record<CommandType, readonly Role[]>> = followed.access;

/** Roles that may sign in with a password on their own computer. All others sign in on a tablet of the site. */
export const passwordRoles: readonly Role[] = readers;

/** Roles that must enter a one-time code each time they sign in, since they can change everybody's access. */
export const totpRoles: readonly Role[] = office;

/** [A1] Whether a role may send a command of this type. */
export function mayAsk(role: Role, type: CommandType): boolean {
  return commandAccess[type].includes(role);
}
