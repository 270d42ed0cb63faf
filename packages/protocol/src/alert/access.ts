import type { Role } from '../roles.ts';
import type { AlertCommand } from './commands.ts';

/** [A1] The roles that may send each alert command. */
export const alertAccess: Readonly<Record<AlertCommand['type'], readonly Role[]>> = {
  acknowledgeAlert: ['supervisor', 'admin'],
  unacknowledgeAlert: ['supervisor', 'admin'],
  assignAlert: ['supervisor', 'admin'],
  silenceAlert: ['supervisor', 'admin'],
  unsilenceAlert: ['supervisor', 'admin'],
  commentAlert: ['supervisor', 'admin'],
  clearAlert: ['supervisor', 'admin'],
  closeAlert: ['supervisor', 'admin'],
};
