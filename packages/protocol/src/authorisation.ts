import { followed } from './engine/followed.ts';
import { office, readers, type Role } from './roles.ts';
import type { CommandType } from './wire/command.ts';

/*
 * Who may do and reach what; who may see what is in `field-access.ts`. The server enforces it, the client hides what it
 * forbids, and a test tries every cell of it over the real transports. What is not in these tables does not exist. Who may
 * reach which route, or use which event of a socket, stands in its own row, see `wire/http` and `wire/socket`: here it would
 * bring every route's schemas into the first load of the gate.
 */

/** [A1] Who may ask for what; a row of each aggregate's definition. */
export const commandAccess: Readonly<Record<CommandType, readonly Role[]>> = followed.access;

/** Staff of gates and points work on the site's tablets alone; the others also on computers of their own. */
export const passwordRoles: readonly Role[] = readers;

/** Whose way in opens everything else shows a code of their own each time. */
export const totpRoles: readonly Role[] = office;

export function mayAsk(role: Role, type: CommandType): boolean {
  return commandAccess[type].includes(role);
}
