import { engine } from './engine/product.ts';
import { everybody, office, readers, type Role } from './roles.ts';
import type { CommandType } from './wire/command.ts';

/*
 * Who may do and reach what; who may see what is in `field-access.ts`. The server enforces it, the client hides what it
 * forbids, and a test tries every cell of it over the real transports. What is not in these tables does not exist. Who may
 * reach which route stands in the route's own row, see `wire/http`: here it would bring every route's schemas into the first
 * load of the gate.
 */

/** [A1] Who may ask for what; a row of each aggregate's definition. */
export const commandAccess: Readonly<Record<CommandType, readonly Role[]>> = engine.access;

/** What a signed-in line may be used for, besides the commands. */
export const socketAccess = {
  command: everybody, // each command has a row of its own
  deliver: everybody, // judged as its author's command
  follow: everybody,
  status: everybody,
  claims: everybody, // of a device; who is on none has nothing to claim
} as const satisfies Record<string, readonly Role[]>;
export type SocketEvent = keyof typeof socketAccess;

/** Staff of gates and points work on the site's tablets alone; the others also on computers of their own. */
export const passwordRoles: readonly Role[] = readers;

/** Whose way in opens everything else shows a code of their own each time. */
export const totpRoles: readonly Role[] = office;

export function mayAsk(role: Role, type: CommandType): boolean {
  return commandAccess[type].includes(role);
}
