import { roles } from '@cordon/protocol/roles.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { useDraft } from '../../../steps/drafts/use-draft.tsx';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import { CheckTiles, ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import parts from '../parts/parts.module.css';
import { formOf, newMember, readStaff, staffForm, stationsForRole } from './staff-form.ts';
import { useOpenedAt } from '../parts/site-version.ts';

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
  const act = useCommand();
  const basedOn = useOpenedAt();
  const form = useDraft(
    `office/staff/${member?.personId ?? ''}`,
    staffForm,
    member === null ? newMember : formOf(member),
  );
  const { value, change } = form;
  const read = readStaff(value, personId, site.stations);
  const possible = stationsForRole(value.role, site.stations);

  async function save(): Promise<void> {
    if (!read.ok || !(await act.run({ type: 'saveStaff', member: read.member, basedOn }))) return;
    form.drop();
    if (member === null) onAdded?.();
    else onClose();
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={member === null ? t('office.people.addTitle') : t('office.people.editTitle', { name: member.name })}
    >
      <div className={parts.pair}>
        <TextField
          label={t('office.people.number')}
          value={value.staffNumber}
          maxLength={8}
          onChange={(staffNumber) => {
            change({ staffNumber });
          }}
        />
        <TextField
          label={t('office.people.name')}
          value={value.name}
          maxLength={60}
          onChange={(name) => {
            change({ name });
          }}
        />
      </div>
      <ChoiceTiles
        label={t('office.people.role')}
        value={value.role}
        columns={5}
        onChange={(role) => {
          change({ role });
        }}
        choices={roles.map((role) => ({ value: role, word: t(`terms.roles.${role}`) }))}
      />
      {possible.length === 0 ? (
        <p className={parts.soft}>{t('office.people.noStations')}</p>
      ) : (
        <CheckTiles
          label={`${t('office.people.stations')} · ${t('office.people.stationsHint')}`}
          values={value.stations}
          onChange={(stations) => {
            change({ stations });
          }}
          choices={possible.map(({ id, name }) => ({ value: id, word: words.label(name) }))}
        />
      )}
      {member !== null && (
        <ChoiceTiles
          label={`${t('office.people.state')} · ${t('office.people.inactiveHint')}`}
          value={value.active ? 'active' : 'inactive'}
          onChange={(active) => {
            change({ active: active === 'active' });
          }}
          choices={[
            { value: 'active', word: t('office.people.active') },
            { value: 'inactive', word: t('office.people.inactive'), tone: 'hold' },
          ]}
        />
      )}
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction disabled={!read.ok} why={read.ok ? undefined : t(`office.people.${read.problem}`)} onPress={save}>
        {t('office.save')}
      </PrimaryAction>
    </Sheet>
  );
}
