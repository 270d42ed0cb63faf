import type { Role } from './roles.ts';
import type { CommandType } from './wire/command.ts';

/*
 * Who may do, reach and see what: the one table of it. The server enforces it, the client hides what it forbids, and a
 * test tries every cell of it over the real transports. What is not in it does not exist.
 */

/** [A1] Who may ask for what. */
export const commandAccess: Readonly<Record<CommandType, readonly Role[]>> = {
  declareVisit: ['admin'],
  cancelDeclaration: ['admin'],
  arriveUnannounced: ['gate'],
  reportStep: ['gate', 'unloading'],
  correctReport: ['gate', 'unloading', 'supervisor'],
  changeCrew: ['gate', 'supervisor'],
  changeStops: ['supervisor'],
  holdVisit: ['gate', 'unloading', 'supervisor'],
  resumeVisit: ['supervisor'],
  refuseVisit: ['gate', 'supervisor'],
  escortOut: ['supervisor'],
  requestOverride: ['gate', 'unloading', 'supervisor'],
  settleOverride: ['supervisor'],
  reportDeviation: ['gate', 'unloading', 'supervisor'],
  settleDeviation: ['supervisor'],
  askHelp: ['gate', 'unloading', 'supervisor'],
  giveHelp: ['gate', 'unloading', 'supervisor'],
  setRecordAside: ['gate', 'unloading', 'supervisor'],
  settleRecord: ['supervisor'],
  declarePaper: ['gate', 'supervisor'],
  endPaper: ['gate', 'supervisor'],
  setOffline: ['admin'],
  declareClear: ['supervisor', 'admin'],
  revokeClear: ['supervisor', 'admin'],
  setLockdown: ['supervisor', 'admin'],
  liftLockdown: ['supervisor'],
  saveStation: ['admin'],
  setHours: ['admin'],
  setLimits: ['admin'],
  addBatch: ['admin', 'supervisor'],
  retireBatch: ['admin', 'supervisor'],
  saveStaff: ['admin'],
  saveDevice: ['admin'],
  revokeDevice: ['admin'],
  startShift: ['gate', 'unloading', 'supervisor'],
  endShift: ['gate', 'unloading', 'supervisor'],
  setAlerting: ['admin'],
  saveChannel: ['admin'],
  removeChannel: ['admin'],
  acknowledgeAlert: ['supervisor', 'admin'],
  unacknowledgeAlert: ['supervisor', 'admin'],
  assignAlert: ['supervisor', 'admin'],
  silenceAlert: ['supervisor', 'admin'],
  unsilenceAlert: ['supervisor', 'admin'],
  commentAlert: ['supervisor', 'admin'],
  clearAlert: ['supervisor', 'admin'],
  closeAlert: ['supervisor', 'admin'],
};

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

/** [AU3] Fields that not everybody who follows the site may read; the others get them empty, or not at all. */
export const fieldAccess = {
  /** How somebody signs in is half of what they need. */
  'staff.staffNumber': office,
  'devices.thumbprint': ['admin', 'auditor'],
  /** Alerts, and who watches them. */
  alerts: ['gate', 'supervisor', 'admin', 'auditor'],
  audit: ['admin', 'auditor'],
  /** What the crew's masks hide; each look is an event, with its reason. */
  'crew.identity': ['gate', 'supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Field = keyof typeof fieldAccess;

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

export function maySee(role: Role, field: Field): boolean {
  const readersOf: readonly Role[] = fieldAccess[field];
  return readersOf.includes(role);
}
