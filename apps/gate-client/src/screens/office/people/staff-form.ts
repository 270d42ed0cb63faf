import { identifierKey } from '@cordon/protocol/identifiers.ts';
import { z } from 'zod';
import { role as roleShape, type Role } from '@cordon/protocol/roles.ts';
import { worksAt } from '@cordon/protocol/site/workplace.ts';
import { type StaffMember, staffMember, type Station } from '@cordon/protocol/site/settings.ts';

export const staffForm = z.object({
  staffNumber: z.string(),
  name: z.string(),
  role: roleShape,
  stations: z.array(z.string()),
  active: z.boolean(),
});
export type StaffForm = z.infer<typeof staffForm>;

export const newMember: StaffForm = { staffNumber: '', name: '', role: 'gate', stations: [], active: true };

export function formOf({ staffNumber, name, role, stations, active }: StaffMember): StaffForm {
  return { staffNumber, name, role, stations, active };
}

/** [U89] Where a role does its work, by the server's own rule. */
export function stationsForRole(role: Role, stations: readonly Station[]): Station[] {
  return stations.filter(({ kind }) => worksAt(role, kind));
}

export type StaffProblem = 'incomplete' | 'numberFault' | 'stationsMissing';

/** [U89] The member that a form describes, or the first thing to mend; stations of another role are left out. */
export function readStaff(
  form: StaffForm,
  personId: string,
  stations: readonly Station[],
): { ok: true; member: StaffMember } | { ok: false; problem: StaffProblem } {
  const staffNumber = identifierKey(form.staffNumber);
  if (form.name.trim() === '' || staffNumber === '') return { ok: false, problem: 'incomplete' };
  const possible = stationsForRole(form.role, stations).map(({ id }) => id);
  const own = possible.filter((id) => form.stations.includes(id));
  if (possible.length > 0 && own.length === 0) return { ok: false, problem: 'stationsMissing' };
  const read = staffMember.safeParse({ ...form, personId, staffNumber, stations: own });
  return read.success ? { ok: true, member: read.data } : { ok: false, problem: 'numberFault' };
}
