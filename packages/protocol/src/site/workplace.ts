import type { Role } from '../roles.ts';
import type { Station } from './settings.ts';

/** [Z8] Whether a role works at a kind of station: gate officers at gates, point staff at points, others nowhere. */
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
