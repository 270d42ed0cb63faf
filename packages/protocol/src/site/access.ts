import type { Role } from '../roles.ts';
import type { SiteCommand } from './commands.ts';

/** [A1] The roles that may send each command to the site. */
export const siteAccess: Readonly<Record<SiteCommand['type'], readonly Role[]>> = {
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
};
