import type { Role } from './roles.ts';
import type { CommandType } from './wire/command.ts';

/** [A1] Who may ask for what. The server enforces it; the client hides what it forbids. */
export const permissions: Readonly<Record<CommandType, readonly Role[]>> = {
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

export function mayAsk(role: Role, type: CommandType): boolean {
  return permissions[type].includes(role);
}
