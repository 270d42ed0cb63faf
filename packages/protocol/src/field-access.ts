import { office, type Role } from './roles.ts';

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

export function maySee(role: Role, field: Field): boolean {
  const readersOf: readonly Role[] = fieldAccess[field];
  return readersOf.includes(role);
}
