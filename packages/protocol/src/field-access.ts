import { office, type Role } from './roles.ts';

/** [AU3] Fields that only some roles may read. Other roles get them empty, or not at all. */
export const fieldAccess = {
  /** A staff number is half of what a sign-in needs. */
  'staff.staffNumber': office,
  'devices.thumbprint': ['admin', 'auditor'],
  /** Alerts, and who watches them. */
  alerts: ['gate', 'supervisor', 'admin', 'auditor'],
  audit: ['admin', 'auditor'],
  /** The full identity behind a mask. Each view is an event with a reason. */
  'crew.identity': ['gate', 'supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Field = keyof typeof fieldAccess;

/** [AU3] Whether a role may read this field. */
export function maySee(role: Role, field: Field): boolean {
  const readersOf: readonly Role[] = fieldAccess[field];
  return readersOf.includes(role);
}
