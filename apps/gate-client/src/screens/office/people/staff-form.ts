import { identifierKey } from '@cordon/protocol/identifiers.ts';
import { z } from 'zod';
import { role as roleShape, type Role } from '@cordon/protocol/roles.ts';
import { worksAt } from '@cordon/protocol/site/workplace.ts';
import { type StaffMember, staffMember, type Station } from '@cordon/protocol/site/settings.ts';
import { formSchema, readForm } from '../parts/office-form.ts';

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

export const staffProblems = ['incomplete', 'numberFault', 'stationsMissing'] as const;
type StaffProblem = (typeof staffProblems)[number];

/** [U89] The member that a form describes, or what is to be mended; stations of another role are left out. */
export function staffSchema(personId: string, stations: readonly Station[]): z.ZodType<StaffMember, StaffForm> {
  return formSchema<StaffForm, StaffMember, StaffProblem>(
    staffForm,
    staffMember,
    (form, blame) => {
      const staffNumber = identifierKey(form.staffNumber);
      if (staffNumber === '') blame('staffNumber', 'incomplete');
      if (form.name.trim() === '') blame('name', 'incomplete');
      const possible = stationsForRole(form.role, stations).map(({ id }) => id);
      const own = possible.filter((id) => form.stations.includes(id));
      if (possible.length > 0 && own.length === 0) blame('stations', 'stationsMissing');
      return { ...form, personId, staffNumber, stations: own };
    },
    ([part]) => {
      switch (part) {
        case 'name':
          return ['name', 'incomplete'];
        case 'stations':
          return ['stations', 'stationsMissing'];
        default:
          return ['staffNumber', 'numberFault'];
      }
    },
  );
}

export function readStaff(form: StaffForm, personId: string, stations: readonly Station[]) {
  const read = readForm(staffSchema(personId, stations), form);
  return read.ok ? ({ ok: true, member: read.value } as const) : read;
}
