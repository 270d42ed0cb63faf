import { getRouteApi } from '@tanstack/react-router';
import { isPointOpen } from '@cordon/protocol/site/hours.ts';
import type { Station } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useSite } from '../../../steps/parts/use-site.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { usePlace } from '../../../place/use-place.ts';
import { EmptyState, Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { StationSheet } from './station-sheet.tsx';

const route = getRouteApi('/signed-in/office/stations');

export function StationsPage({ site }: { site: SiteState }) {
  const { t } = useWords();
  const where = route.useSearch();
  const { open, close } = usePlace(where);
  const edited = site.stations.find(({ id }) => id === where.station) ?? null;
  const edit = (station: Station) => (
    <ActionButton
      size="desk"
      label={`${t('office.edit')} ${station.id}`}
      onPress={() => {
        open({ station: station.id });
      }}
    >
      {t('office.edit')}
    </ActionButton>
  );
  return (
    <Panel
      title={t('office.stations.title')}
      flush
      aside={
        <ActionButton
          tone="accent"
          size="desk"
          onPress={() => {
            open({ add: true });
          }}
        >
          {t('office.stations.add')}
        </ActionButton>
      }
    >
      <DataTable<Station>
        caption={t('office.stations.title')}
        rows={site.stations}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('common.none')} />}
        columns={[
          { key: 'name', header: t('office.stations.columns.name'), cell: ({ name }) => name.zh },
          { key: 'nameEn', header: t('office.stations.columns.nameEn'), cell: ({ name }) => name.en },
          { key: 'id', header: t('office.stations.columns.id'), cell: ({ id }) => id },
          {
            key: 'kind',
            header: t('office.stations.columns.kind'),
            cell: ({ kind }) => t(`terms.stations.${kind}`),
          },
          {
            key: 'capacity',
            header: t('office.stations.columns.capacity'),
            align: 'right',
            cell: ({ capacity }) => capacity,
          },
          { key: 'open', header: t('office.stations.columns.open'), cell: openCell },
          { key: 'actions', header: t('office.stations.columns.actions'), cell: edit },
        ]}
      />
      {where.add === true && <StationSheet site={site} station={null} onClose={() => close('add')} />}
      {edited !== null && (
        <StationSheet key={edited.id} site={site} station={edited} onClose={() => close('station')} />
      )}
    </Panel>
  );
}

function openCell(station: Station) {
  return <OpenBadge station={station} />;
}

/** Open now: by the office's switch, and by the point's own hours where it has any. */
function OpenBadge({ station }: { station: Station }) {
  const { t } = useWords();
  const timeZone = useSite()?.timeZone ?? 'UTC';
  const open = isPointOpen(station, timeZone, useNow());
  const word = t(open ? 'office.stations.open' : 'office.stations.shut');
  return (
    <StatusBadge
      size="small"
      status={open ? 'pass' : 'hold'}
      word={station.open && station.hours !== null ? `${word} · ${t('office.stations.byHours')}` : word}
    />
  );
}
