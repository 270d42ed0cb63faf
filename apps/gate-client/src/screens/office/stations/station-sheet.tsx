import { type OpeningWindow, type Station, stationKinds } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { useDraft } from '../../../steps/drafts/use-draft.tsx';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import { ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { WeekEditor } from '../hours/week-editor.tsx';
import parts from '../parts/parts.module.css';
import { formOf, newStation, readStation, stationForm } from './station-form.ts';
import { useOpenedAt } from '../parts/site-version.ts';

type Props = { site: SiteState; station: Station | null; onClose: () => void };

export function StationSheet({ site, station, onClose }: Props) {
  const words = useWords();
  const { t } = words;
  const act = useCommand();
  const basedOn = useOpenedAt();
  const form = useDraft(
    `office/station/${station?.id ?? ''}`,
    stationForm,
    station === null ? newStation : formOf(station),
  );
  const { value, change } = form;
  const taken = site.stations.map(({ id }) => id).filter((id) => id !== station?.id);
  const read = readStation(value, taken);

  async function save(): Promise<void> {
    if (!read.ok || !(await act.run({ type: 'saveStation', station: read.station, basedOn }))) return;
    form.drop();
    onClose();
  }

  return (
    <Sheet
      opened
      size="wide"
      onClose={onClose}
      title={
        station === null
          ? t('office.stations.addTitle')
          : t('office.stations.editTitle', { name: words.label(station.name) })
      }
    >
      <div className={parts.pair}>
        <TextField
          label={t('office.stations.nameZh')}
          value={value.zh}
          maxLength={60}
          onChange={(zh) => {
            change({ zh });
          }}
        />
        <TextField
          label={t('office.stations.nameEn')}
          value={value.en}
          maxLength={60}
          onChange={(en) => {
            change({ en });
          }}
        />
      </div>
      {station === null && (
        <>
          <ChoiceTiles
            label={`${t('office.stations.kind')} · ${t('office.stations.kindFixed')}`}
            value={value.kind}
            onChange={(kind) => {
              change({ kind });
            }}
            choices={stationKinds.map((kind) => ({ value: kind, word: t(`terms.stations.${kind}`) }))}
          />
          <TextField
            label={t('office.stations.id')}
            value={value.id}
            placeholder={read.ok ? read.station.id : ''}
            maxLength={40}
            onChange={(id) => {
              change({ id });
            }}
          />
        </>
      )}
      <TextField
        label={t('office.stations.capacity')}
        value={value.capacity}
        onChange={(capacity) => {
          change({ capacity });
        }}
      />
      <ChoiceTiles
        label={`${t('office.stations.state')} · ${t('office.stations.shutHint')}`}
        value={value.open ? 'open' : 'shut'}
        onChange={(open) => {
          change({ open: open === 'open' });
        }}
        choices={[
          { value: 'open', word: t('office.stations.open') },
          { value: 'shut', word: t('office.stations.shut'), tone: 'hold' },
        ]}
      />
      {value.kind !== 'gate' && <StationHours hours={value.hours} onChange={(hours) => change({ hours })} />}
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction
        disabled={!read.ok}
        why={read.ok ? undefined : t(`office.stations.${read.problem}`)}
        onPress={save}
      >
        {t('office.save')}
      </PrimaryAction>
    </Sheet>
  );
}

type HoursProps = { hours: OpeningWindow[] | null; onChange: (hours: OpeningWindow[] | null) => void };

/** A point is open whenever the office has not shut it, or at certain hours of the week. */
function StationHours({ hours, onChange }: HoursProps) {
  const { t } = useWords();
  return (
    <>
      <ChoiceTiles
        label={`${t('office.stations.times')} · ${t('office.stations.timesHint')}`}
        value={hours === null ? 'any' : 'own'}
        onChange={(kind) => onChange(kind === 'any' ? null : [])}
        choices={[
          { value: 'any', word: t('office.stations.timesAny') },
          { value: 'own', word: t('office.stations.timesOwn') },
        ]}
      />
      {hours !== null && (
        <div>
          {hours.length === 0 && <p className={parts.soft}>{t('office.stations.timesNone')}</p>}
          <WeekEditor hours={hours} onChange={onChange} />
        </div>
      )}
    </>
  );
}
