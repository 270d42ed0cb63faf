import { engine } from './engine/product.ts';
import type { Role } from './roles.ts';
import type { CommandType } from './wire/command.ts';

/*
 * Who may do and reach what; who may see what is in `field-access.ts`. The server enforces it, the client hides what it
 * forbids, and a test tries every cell of it over the real transports. What is not in these tables does not exist.
 */

/** [A1] Who may ask for what; a row of each aggregate's definition. */
export const commandAccess: Readonly<Record<CommandType, readonly Role[]>> = engine.access;

const everybody: readonly Role[] = ['gate', 'unloading', 'supervisor', 'admin', 'auditor'];
const readers: readonly Role[] = ['supervisor', 'admin', 'auditor'];
const office: readonly Role[] = ['admin'];

/**
 * `open`: anybody. `key`: whoever proves that they hold a key, enrolled or not, which is how one comes in. Else a session
 * of one of these roles, and the proof that it is used with its own key.
 */
export type RouteAccess = 'open' | 'key' | readonly Role[];

/** [E8] Everything that HTTP offers under /api/v1. */
export const routeAccess = {
  'GET /site': 'open',
  'GET /device': 'key',
  'POST /device': 'key',
  'POST /session': 'key',
  'GET /session': everybody,
  'DELETE /session': everybody,
  'POST /session/password': readers,
  'POST /visits/find': ['gate', 'unloading', 'supervisor'],
  'GET /visits/:id/crew': ['gate', 'supervisor', 'admin'],
  'POST /visits/:id/unmask': ['gate', 'supervisor', 'admin'],
  'POST /visits/:id/exit-readings': ['gate'],
  'GET /visits/:id/story': everybody,
  'POST /people': ['gate', 'supervisor', 'admin'],
  'POST /people/:personId/erase': office,
  'POST /declarations/import': office,
  'GET /staff/access': office,
  'POST /staff/:personId/pin': office,
  'POST /staff/:personId/password': office,
  'POST /staff/:personId/unlock': office,
  'DELETE /staff/:personId/totp': office,
  'GET /devices': office,
  'POST /devices/:deviceId/code': office,
  'GET /nights/reports': readers,
  'GET /nights/:day/summary': readers,
  'POST /nights/:day/what-if': readers,
  'POST /nights/:day/report': readers,
  'GET /nights/:day/visits': readers,
  'GET /channels': office,
  'POST /channels/:id/target': office,
  'POST /channels/:id/test': office,
  'GET /messages/dead': office,
  'POST /messages/dead/replay': office,
  'POST /messages/dead/:id/replay': office,
  'DELETE /messages/dead/:id': office,
  'POST /queues/ticket': office,
  'GET /site/history': ['admin', 'auditor'],
  'GET /audit': ['admin', 'auditor'],
} as const satisfies Record<string, RouteAccess>;
export type RouteName = keyof typeof routeAccess;

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

export function mayReach(role: Role, route: RouteName): boolean {
  const access: RouteAccess = routeAccess[route];
  return typeof access === 'string' || access.includes(role);
}
