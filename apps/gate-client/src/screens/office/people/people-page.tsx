import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { EmptyState, Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import parts from '../parts/parts.module.css';
import { PinSheet } from './pin-sheet.tsx';
import { StaffSheet } from './staff-sheet.tsx';

type Open =
  | { sheet: 'edit'; personId: string }
  | { sheet: 'add'; personId: string }
  | { sheet: 'pin'; personId: string; added: boolean };

/** Everybody on duty: who they are, what they may do, where. */
export function PeoplePage({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => {
    setOpen(null);
  };
  const memberOf = (personId: string) => site.staff.find((member) => member.personId === personId) ?? null;
  const pinFor = open?.sheet === 'pin' ? memberOf(open.personId) : null;
  const rows = site.staff.toSorted(
    (a, b) => Number(b.active) - Number(a.active) || (a.staffNumber < b.staffNumber ? -1 : 1),
  );
  const actionsCell = (member: StaffMember) => <RowActions member={member} onOpen={setOpen} />;
  return (
    <Panel
      title={t('office.people.title')}
      flush
      aside={
        <ActionButton
          tone="accent"
          size="desk"
          onPress={() => {
            setOpen({ sheet: 'add', personId: `p-${uuidv7()}` });
          }}
        >
          {t('office.people.add')}
        </ActionButton>
      }
    >
      <DataTable<StaffMember>
        caption={t('office.people.title')}
        rows={rows}
        rowKey={({ personId }) => personId}
        empty={<EmptyState title={t('common.none')} />}
        columns={[
          { key: 'number', header: t('office.people.columns.number'), cell: ({ staffNumber }) => staffNumber },
          { key: 'name', header: t('office.people.columns.name'), cell: nameCell },
          { key: 'role', header: t('office.people.columns.role'), cell: ({ role }) => t(`terms.roles.${role}`) },
          {
            key: 'stations',
            header: t('office.people.columns.stations'),
            cell: ({ stations }) => stations.map(words.station).join(words.language === 'en' ? ', ' : '、'),
          },
          { key: 'active', header: t('office.people.columns.active'), cell: activeCell },
          {
            key: 'actions',
            header: t('office.people.columns.actions'),
            cell: actionsCell,
          },
        ]}
      />
      {(open?.sheet === 'add' || open?.sheet === 'edit') && (
        <StaffSheet
          key={open.personId}
          site={site}
          personId={open.personId}
          member={open.sheet === 'edit' ? memberOf(open.personId) : null}
          onClose={close}
          onAdded={() => {
            setOpen({ sheet: 'pin', personId: open.personId, added: true });
          }}
        />
      )}
      {pinFor !== null && open?.sheet === 'pin' && (
        <PinSheet key={pinFor.personId} member={pinFor} added={open.added} onClose={close} />
      )}
    </Panel>
  );
}

function nameCell({ name }: StaffMember) {
  return <span className={parts.line}>{name}</span>;
}

function activeCell({ active }: StaffMember) {
  return <ActiveBadge active={active} />;
}

function ActiveBadge({ active }: { active: boolean }) {
  const { t } = useWords();
  return (
    <StatusBadge
      size="small"
      status={active ? 'pass' : 'offline'}
      word={t(active ? 'office.people.active' : 'office.people.inactive')}
    />
  );
}

function RowActions({ member, onOpen }: { member: StaffMember; onOpen: (open: Open) => void }) {
  const { t } = useWords();
  const { personId, name, active } = member;
  return (
    <span className={parts.rowActions}>
      <ActionButton
        size="desk"
        label={`${t('office.edit')} ${name}`}
        onPress={() => {
          onOpen({ sheet: 'edit', personId });
        }}
      >
        {t('office.edit')}
      </ActionButton>
      {active && (
        <ActionButton
          size="desk"
          label={`${t('office.people.newPin')} ${name}`}
          onPress={() => {
            onOpen({ sheet: 'pin', personId, added: false });
          }}
        >
          {t('office.people.newPin')}
        </ActionButton>
      )}
    </span>
  );
}
