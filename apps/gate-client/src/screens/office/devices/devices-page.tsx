import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { type DeviceHeard, deviceRoutes } from '@cordon/protocol/wire/http/devices.ts';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { EmptyState, Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { CodeSheet } from './code-sheet.tsx';
import { DeviceSheet } from './device-sheet.tsx';
import { stateOf, statusOf } from './device-state.ts';
import { ReasonCommand } from '../../../steps/parts/reason-command.tsx';
import parts from '../parts/parts.module.css';
import styles from './devices.module.css';

const everyMs = 15_000;

type Open = { sheet: 'add' } | { sheet: 'edit' | 'code' | 'revoke'; deviceId: string };

/** The site's tablets: what they are for, and whether they are there. */
export function DevicesPage({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const { value, refusal } = useAnswer(deviceRoutes['GET /devices'], {}, { everyMs });
  const heardOf = ({ id }: SiteDevice) => value?.devices.find((heard) => heard.id === id) ?? null;
  const chosen =
    open === null || open.sheet === 'add' ? null : (site.devices.find(({ id }) => id === open.deviceId) ?? null);

  const stationsCell = ({ stations }: SiteDevice) =>
    stations.length === 0 ? t('common.none') : words.list(stations.map(words.station));
  const stateCell = (device: SiteDevice) => {
    const state = stateOf(device, heardOf(device), value !== null);
    return <StatusBadge size="small" status={statusOf(state)} word={t(`office.devices.states.${state}`)} />;
  };
  const heardCell = (device: SiteDevice) => {
    const heard = heardOf(device);
    return <span className={parts.line}>{heard === null ? t('office.devices.never') : words.dateTime(heard.at)}</span>;
  };
  const batteryCell = (device: SiteDevice) => <Battery heard={heardOf(device)} />;
  const actionsCell = (device: SiteDevice) => <RowActions device={device} onOpen={setOpen} />;
  return (
    <Panel
      title={t('office.devices.title')}
      flush
      aside={
        <ActionButton tone="accent" size="desk" onPress={() => setOpen({ sheet: 'add' })}>
          {t('office.devices.add')}
        </ActionButton>
      }
    >
      <p className={styles.lead}>{t('office.devices.lead')}</p>
      <RefusalNotice refusal={refusal} />
      <DataTable<SiteDevice>
        caption={t('office.devices.title')}
        rows={site.devices}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('office.devices.empty')} text={t('office.devices.emptyText')} />}
        columns={[
          { key: 'name', header: t('office.devices.columns.name'), cell: nameCell },
          { key: 'stations', header: t('office.devices.columns.stations'), cell: stationsCell },
          { key: 'state', header: t('office.devices.columns.state'), cell: stateCell },
          { key: 'heard', header: t('office.devices.columns.heard'), cell: heardCell },
          { key: 'battery', header: t('office.devices.columns.battery'), align: 'right', cell: batteryCell },
          { key: 'actions', header: t('office.devices.columns.actions'), cell: actionsCell },
        ]}
      />
      {(open?.sheet === 'add' || open?.sheet === 'edit') && (
        <DeviceSheet
          key={chosen?.id ?? ''}
          site={site}
          device={chosen}
          onClose={close}
          onAdded={(deviceId) => setOpen({ sheet: 'code', deviceId })}
        />
      )}
      {open?.sheet === 'code' && chosen !== null && <CodeSheet key={chosen.id} device={chosen} onClose={close} />}
      {open?.sheet === 'revoke' && chosen !== null && <RevokeSheet key={chosen.id} device={chosen} onClose={close} />}
    </Panel>
  );
}

function nameCell({ name }: SiteDevice) {
  return <span className={parts.line}>{name}</span>;
}

function Battery({ heard }: { heard: DeviceHeard | null }) {
  const { t } = useWords();
  const battery = heard?.battery ?? null;
  if (heard === null || battery === null) return t('office.devices.never');
  const level = t('office.devices.batteryLevel', { level: battery });
  return (
    <span className={styles.battery} data-low={battery <= 20 && heard.charging !== true}>
      {level}
      {heard.charging === true && <span className={parts.soft}> {t('office.devices.charging')}</span>}
    </span>
  );
}

function RowActions({ device, onOpen }: { device: SiteDevice; onOpen: (open: Open) => void }) {
  const { t } = useWords();
  const { id: deviceId, name, key } = device;
  return (
    <span className={parts.rowActions}>
      <ActionButton
        size="desk"
        label={`${t('office.edit')} ${name}`}
        onPress={() => onOpen({ sheet: 'edit', deviceId })}
      >
        {t('office.edit')}
      </ActionButton>
      <ActionButton
        size="desk"
        label={`${t('office.devices.code')} ${name}`}
        onPress={() => onOpen({ sheet: 'code', deviceId })}
      >
        {t('office.devices.code')}
      </ActionButton>
      {key.is === 'enrolled' && (
        <ActionButton
          size="desk"
          tone="refuse"
          label={`${t('office.devices.revoke')} ${name}`}
          onPress={() => onOpen({ sheet: 'revoke', deviceId })}
        >
          {t('office.devices.revoke')}
        </ActionButton>
      )}
    </span>
  );
}

/** A lost tablet is shut out with two taps and a reason: no hold, every second counts. */
function RevokeSheet({ device, onClose }: { device: SiteDevice; onClose: () => void }) {
  const { t } = useWords();
  return (
    <ReasonCommand
      opened
      onClose={onClose}
      title={t('office.devices.revokeTitle', { name: device.name })}
      text={t('office.devices.revokeText')}
      actionWord={t('office.devices.revoke')}
      quickReasons={[t('office.devices.lost'), t('office.devices.broken'), t('office.devices.retired')]}
      command={(reason) => ({ type: 'revokeDevice', deviceId: device.id, reason })}
    />
  );
}
