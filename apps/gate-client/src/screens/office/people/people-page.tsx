import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { usePlace } from '../../../place/use-place.ts';
import { EmptyState, Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import parts from '../parts/parts.module.css';
import { type StaffAccess, staffRoutes } from '@cordon/protocol/wire/http/staff.ts';
import { AccessSheet } from './access-sheet.tsx';
import { StaffSheet } from './staff-sheet.tsx';

const everyMs = 30_000;
const newPersonId = () => `p-${uuidv7()}`;

const route = getRouteApi('/signed-in/office/people');

type Open = (part: { person: string } | { access: string }) => void;

/** Everybody on duty: who they are, what they may do, where, and how they come in. */
export function PeoplePage({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const where = route.useSearch();
  const { open, close, choose: turn } = usePlace(where);
  const [added, setAdded] = useState<string | null>(null); // just now
  const [fresh, setFresh] = useState(newPersonId); // of whoever is added next
  const { value, refusal, again: lookAgain } = useAnswer(staffRoutes['GET /staff/access'], {}, { everyMs });
  const memberOf = (personId: string) => site.staff.find((member) => member.personId === personId) ?? null;
  const accessOf = (personId: string) => value?.people.find((person) => person.personId === personId) ?? null;
  const edited = where.person === undefined ? null : memberOf(where.person);
  const accessFor = where.access === undefined ? null : memberOf(where.access);
  const rows = site.staff.toSorted(
    (a, b) => Number(b.active) - Number(a.active) || (a.staffNumber < b.staffNumber ? -1 : 1),
  );
  const actionsCell = (member: StaffMember) => <RowActions member={member} onOpen={open} />;
  const activeCell = ({ active, personId }: StaffMember) => (
    <StateBadge active={active} locked={accessOf(personId)?.locked === true} />
  );
  const accessCell = (word: (access: StaffAccess) => string) => (member: StaffMember) => {
    const access = accessOf(member.personId);
    return <span className={parts.line}>{access === null ? '' : word(access)}</span>;
  };
  return (
    <Panel
      title={t('office.people.title')}
      flush
      aside={
        <ActionButton tone="accent" size="desk" onPress={() => open({ add: true })}>
          {t('office.people.add')}
        </ActionButton>
      }
    >
      <RefusalNotice refusal={refusal} action={<ActionButton onPress={lookAgain}>{t('common.again')}</ActionButton>} />
      <DataTable<StaffMember>
        caption={t('office.people.title')}
        rows={rows}
        rowKey={({ personId }) => personId}
        empty={<EmptyState title={t('common.none')} />}
        columns={[
          { key: 'number', header: t('office.people.columns.number'), cell: ({ staffNumber }) => staffNumber },
          { key: 'name', header: t('office.people.columns.name'), cell: nameCell },
          { key: 'role', header: t('office.people.columns.role'), cell: roleCell },
          {
            key: 'stations',
            header: t('office.people.columns.stations'),
            cell: ({ stations }) => words.list(stations.map(words.station)),
          },
          {
            key: 'pin',
            header: t('office.access.columns.pin'),
            cell: accessCell(({ pin }) => t(`office.access.pin.${pin ? 'yes' : 'no'}`)),
          },
          {
            key: 'password',
            header: t('office.access.columns.password'),
            cell: accessCell(({ password }) => t(`office.access.passwords.${password}`)),
          },
          {
            key: 'totp',
            header: t('office.access.columns.totp'),
            cell: accessCell(({ totp }) => t(`office.access.totp.${totp ? 'yes' : 'no'}`)),
          },
          { key: 'active', header: t('office.people.columns.active'), cell: activeCell },
          {
            key: 'actions',
            header: t('office.people.columns.actions'),
            cell: actionsCell,
          },
        ]}
      />
      {where.add === true && (
        <StaffSheet
          key={fresh}
          site={site}
          personId={fresh}
          member={null}
          onClose={() => close('add')}
          onAdded={() => {
            setAdded(fresh);
            setFresh(newPersonId());
            turn({ add: undefined, access: fresh }); // the next thing they need is a PIN
          }}
        />
      )}
      {edited !== null && (
        <StaffSheet
          key={edited.personId}
          site={site}
          personId={edited.personId}
          member={edited}
          onClose={() => close('person')}
        />
      )}
      {accessFor !== null && (
        <AccessSheet
          key={accessFor.personId}
          member={accessFor}
          access={accessOf(accessFor.personId)}
          added={accessFor.personId === added}
          onChanged={lookAgain}
          onClose={() => close('access')}
        />
      )}
    </Panel>
  );
}

function roleCell({ role }: StaffMember) {
  return <RoleWord role={role} />;
}

function RoleWord({ role }: Pick<StaffMember, 'role'>) {
  const { t } = useWords();
  return <span className={parts.line}>{t(`terms.roles.${role}`)}</span>;
}

function nameCell({ name }: StaffMember) {
  return <span className={parts.line}>{name}</span>;
}

function StateBadge({ active, locked }: { active: boolean; locked: boolean }) {
  const { t } = useWords();
  if (active && locked) return <StatusBadge size="small" status="refuse" word={t('office.access.locked')} />;
  return (
    <StatusBadge
      size="small"
      status={active ? 'pass' : 'offline'}
      word={t(active ? 'office.people.active' : 'office.people.inactive')}
    />
  );
}

function RowActions({ member, onOpen }: { member: StaffMember; onOpen: Open }) {
  const { t } = useWords();
  const { personId, name, active } = member;
  return (
    <span className={parts.rowActions}>
      <ActionButton size="desk" label={`${t('office.edit')} ${name}`} onPress={() => onOpen({ person: personId })}>
        {t('office.edit')}
      </ActionButton>
      {active && (
        <ActionButton
          size="desk"
          label={`${t('office.access.action')} ${name}`}
          onPress={() => onOpen({ access: personId })}
        >
          {t('office.access.action')}
        </ActionButton>
      )}
    </span>
  );
}
