import type { Role } from '../roles.ts';
import type { VisitCommand } from './commands.ts';

/** [A1] The roles that may send each command to a visit. */
export const visitAccess: Readonly<Record<VisitCommand['type'], readonly Role[]>> = {
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
};
