import type { Role } from '../roles.ts';
import type { Station } from './settings.ts';

/** [Z8] Where a role does its work: gate officers at gates, the staff of points at points, the others nowhere. */
export function worksAt(role: Role, kind: Station['kind']): boolean {
  switch (role) {
    case 'gate':
      return kind === 'gate';
    case 'unloading':
      return kind !== 'gate';
    case 'supervisor':
    case 'admin':
    case 'auditor':
      return false;
    default:
      return role satisfies never;
  }
}
