import { identifierKey } from '@cordon/protocol/identifiers.ts';
import { z } from 'zod';
import { role as roleShape, type Role, roles } from '@cordon/protocol/roles.ts';
import { worksAt } from '@cordon/protocol/site/workplace.ts';
import { type StaffMember, staffMember, type Station } from '@cordon/protocol/site/settings.ts';
import { formSchema, readForm, faultWords, useOfficeForm, useOpenedAt } from '../parts/office-form.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import { useWords } from '../../../i18n/words.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { FormChecks, FormChoice, FormEnd, FormSwitch, FormText } from '../parts/form-fields.tsx';
import parts from '../parts/parts.module.css';

const staffForm = z.object({
  staffNumber: z.string(),
  name: z.string(),
  role: roleShape,
  stations: z.array(z.string()),
  active: z.boolean(),
});
type StaffForm = z.infer<typeof staffForm>;

export const newMember: StaffForm = { staffNumber: '', name: '', role: 'gate', stations: [], active: true };

function formOf({ staffNumber, name, role, stations, active }: StaffMember): StaffForm {
  return { staffNumber, name, role, stations, active };
}

/** [U89] Where a role does its work, by the server's own rule. */
export function stationsForRole(role: Role, stations: readonly Station[]): Station[] {
  return stations.filter(({ kind }) => worksAt(role, kind));
}

export const staffProblems = ['incomplete', 'numberFault', 'stationsMissing'] as const;
type StaffProblem = (typeof staffProblems)[number];

/** [U89] The member that a form describes, or what is to be corrected; stations of another role are left out. */
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

type Props = {
  site: SiteState;
  personId: string;
  member: StaffMember | null; // null: somebody new
  onClose: () => void;
  onAdded?: () => void; // somebody new
};

export function StaffSheet({ site, personId, member, onClose, onAdded }: Props) {
  const words = useWords();
  const { t } = words;
  const basedOn = useOpenedAt();
  const form = useOfficeForm({
    key: `office/staff/${member?.personId ?? ''}`,
    typed: staffForm,
    schema: staffSchema(personId, site.stations),
    saved: member === null ? newMember : formOf(member),
    words: faultWords(words, staffProblems, (problem) => t(`office.people.${problem}`)),
    refusedAt: ({ code }) => fieldOf(code),
    isNew: member === null,
  });
  const possible = stationsForRole(form.values.role, site.stations);

  async function save(made: StaffMember): Promise<boolean> {
    if (!(await form.act.run({ type: 'saveStaff', member: made, basedOn }))) return false;
    if (member === null) onAdded?.();
    else onClose();
    return true;
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={member === null ? t('office.people.addTitle') : t('office.people.editTitle', { name: member.name })}
    >
      <div className={parts.pair}>
        <FormText form={form} name="staffNumber" label={t('office.people.number')} maxLength={8} />
        <FormText form={form} name="name" label={t('office.people.name')} maxLength={60} />
      </div>
      <FormChoice
        form={form}
        name="role"
        label={t('office.people.role')}
        columns={5}
        choices={roles.map((role) => ({ value: role, word: t(`terms.roles.${role}`) }))}
      />
      {possible.length === 0 ? (
        <p className={parts.soft}>{t('office.people.noStations')}</p>
      ) : (
        <FormChecks
          form={form}
          name="stations"
          label={`${t('office.people.stations')} · ${t('office.people.stationsHint')}`}
          choices={possible.map(({ id, name }) => ({ value: id, word: words.label(name) }))}
        />
      )}
      {member !== null && (
        <FormSwitch
          form={form}
          name="active"
          label={`${t('office.people.state')} · ${t('office.people.inactiveHint')}`}
          on={t('office.people.active')}
          off={t('office.people.inactive')}
        />
      )}
      <FormEnd form={form} onSave={save} />
    </Sheet>
  );
}

function fieldOf(code: ErrorCode): { field: 'staffNumber' | 'stations' | 'role' } | null {
  switch (code) {
    case 'staff-number-taken':
      return { field: 'staffNumber' };
    case 'station-unknown':
    case 'station-unfit':
      return { field: 'stations' };
    case 'last-administrator':
      return { field: 'role' };
    default:
      return null;
  }
}
