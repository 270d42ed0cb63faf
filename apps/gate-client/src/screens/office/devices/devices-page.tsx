import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { type DeviceLastSeen, deviceRoutes } from '@cordon/protocol/wire/http/devices.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { usePlace } from '../../../place/use-place.ts';
import { EmptyState, Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { CodeSheet } from './code-sheet.tsx';
import { DeviceSheet } from './device-sheet.tsx';
import { stateOf, statusOf } from './device-state.ts';
import { ReasonCommand } from '../../../steps/parts/reason-command.tsx';
import parts from '../parts/parts.module.css';
import styles from './devices.module.css';

const everyMs = 15_000;

const route = getRouteApi('/signed-in/office/devices');

/* A code is made, and a device shut out, by a press: no link does it. */
type Act = { act: 'code' | 'revoke'; deviceId: string };

/** The site's tablets: what they are for, and whether they are there. */
export function DevicesPage({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const where = route.useSearch();
  const { open, close } = usePlace(where);
  const [act, setAct] = useState<Act | null>(null);
  const endAct = () => setAct(null);
  const { value, refusal, again } = useAnswer(deviceRoutes['GET /devices'], {}, { everyMs });
  const lastSeenOf = ({ id }: SiteDevice) => value?.devices.find((lastSeen) => lastSeen.id === id) ?? null;
  const deviceOf = (id: string | undefined) => site.devices.find((device) => device.id === id) ?? null;
  const edited = deviceOf(where.device);
  const acted = deviceOf(act?.deviceId);

  const stationsCell = ({ stations }: SiteDevice) =>
    stations.length === 0 ? t('common.none') : words.list(stations.map(words.station));
  const stateCell = (device: SiteDevice) => {
    const state = stateOf(device, lastSeenOf(device), value !== null);
    return <StatusBadge size="small" status={statusOf(state)} word={t(`office.devices.states.${state}`)} />;
  };
  const heardCell = (device: SiteDevice) => {
    const lastSeen = lastSeenOf(device);
    return (
      <span className={parts.line}>{lastSeen === null ? t('office.devices.never') : words.dateTime(lastSeen.at)}</span>
    );
  };
  const batteryCell = (device: SiteDevice) => <Battery lastSeen={lastSeenOf(device)} />;
  const actionsCell = (device: SiteDevice) => (
    <RowActions device={device} onEdit={() => open({ device: device.id })} onAct={setAct} />
  );
  return (
    <Panel
      title={t('office.devices.title')}
      flush
      aside={
        <ActionButton tone="accent" size="desk" onPress={() => open({ add: true })}>
          {t('office.devices.add')}
        </ActionButton>
      }
    >
      <p className={styles.lead}>{t('office.devices.lead')}</p>
      <RefusalNotice refusal={refusal} action={<ActionButton onPress={again}>{t('common.again')}</ActionButton>} />
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
      {(where.add === true || edited !== null) && (
        <DeviceSheet
          key={edited?.id ?? ''}
          site={site}
          device={edited}
          onClose={() => close('add', 'device')}
          onAdded={(deviceId) => {
            close('add');
            setAct({ act: 'code', deviceId });
          }}
        />
      )}
      {act?.act === 'code' && acted !== null && <CodeSheet key={acted.id} device={acted} onClose={endAct} />}
      {act?.act === 'revoke' && acted !== null && <RevokeSheet key={acted.id} device={acted} onClose={endAct} />}
    </Panel>
  );
}

function nameCell({ name }: SiteDevice) {
  return <span className={parts.line}>{name}</span>;
}

function Battery({ lastSeen }: { lastSeen: DeviceLastSeen | null }) {
  const { t } = useWords();
  const battery = lastSeen?.battery ?? null;
  if (lastSeen === null || battery === null) return t('office.devices.never');
  const level = t('office.devices.batteryLevel', { level: battery });
  return (
    <span className={styles.battery} data-low={battery <= 20 && lastSeen.charging !== true}>
      {level}
      {lastSeen.charging === true && <span className={parts.soft}> {t('office.devices.charging')}</span>}
    </span>
  );
}

type ActionsProps = { device: SiteDevice; onEdit: () => void; onAct: (act: Act) => void };

function RowActions({ device, onEdit, onAct }: ActionsProps) {
  const { t } = useWords();
  const { id: deviceId, name, key } = device;
  return (
    <span className={parts.rowActions}>
      <ActionButton size="desk" label={`${t('office.edit')} ${name}`} onPress={onEdit}>
        {t('office.edit')}
      </ActionButton>
      <ActionButton
        size="desk"
        label={`${t('office.devices.code')} ${name}`}
        onPress={() => onAct({ act: 'code', deviceId })}
      >
        {t('office.devices.code')}
      </ActionButton>
      {key.is === 'enrolled' && (
        <ActionButton
          size="desk"
          tone="refuse"
          label={`${t('office.devices.revoke')} ${name}`}
          onPress={() => onAct({ act: 'revoke', deviceId })}
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
