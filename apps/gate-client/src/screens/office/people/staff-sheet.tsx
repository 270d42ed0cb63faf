import { roles } from '@cordon/protocol/roles.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import { useWords } from '../../../i18n/words.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { FormChecks, FormChoice, FormEnd, FormSwitch, FormText } from '../parts/form-fields.tsx';
import { faultWords, useOfficeForm, useOpenedAt } from '../parts/office-form.ts';
import parts from '../parts/parts.module.css';
import { formOf, newMember, staffForm, staffProblems, staffSchema, stationsForRole } from './staff-form.ts';

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
