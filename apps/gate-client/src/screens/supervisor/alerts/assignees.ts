import { mayAsk } from '@cordon/protocol/authorisation.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';

/** [U208] Whom an alert can be given to: whoever asks first, then supervisors, then the office, each by name; on duty only. */
export function assigneesOf(staff: readonly StaffMember[], me: string): StaffMember[] {
  const weight = ({ personId, role }: StaffMember) => (personId === me ? 0 : role === 'supervisor' ? 1 : 2);
  return staff
    .filter(({ active, role }) => active && mayAsk(role, 'closeAlert'))
    .toSorted((a, b) => weight(a) - weight(b) || a.name.localeCompare(b.name));
}
