import { type OpeningWindow, type Station, stationKinds } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { WeekEditor } from '../hours/week-editor.tsx';
import { FormChoice, FormEnd, FormSwitch, FormText, useField } from '../parts/form-fields.tsx';
import { faultWords, type OfficeForm, useOfficeForm, useOpenedAt } from '../parts/office-form.ts';
import parts from '../parts/parts.module.css';
import { formOf, newStation, type StationForm, stationForm, stationProblems, stationSchema } from './station-form.ts';

type Props = { site: SiteState; station: Station | null; onClose: () => void };

export function StationSheet({ site, station, onClose }: Props) {
  const words = useWords();
  const { t } = words;
  const basedOn = useOpenedAt();
  const taken = site.stations.map(({ id }) => id).filter((id) => id !== station?.id);
  const form = useOfficeForm({
    key: `office/station/${station?.id ?? ''}`,
    typed: stationForm,
    schema: stationSchema(taken),
    saved: station === null ? newStation : formOf(station),
    words: faultWords(words, stationProblems, (problem) => t(`office.stations.${problem}`)),
    refusedAt: ({ code }) => (code === 'station-in-use' ? { field: 'kind' } : null),
    isNew: station === null,
  });

  async function save(made: Station): Promise<boolean> {
    if (!(await form.act.run({ type: 'saveStation', station: made, basedOn }))) return false;
    onClose();
    return true;
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
        <FormText form={form} name="zh" label={t('office.stations.nameZh')} maxLength={60} />
        <FormText form={form} name="en" label={t('office.stations.nameEn')} maxLength={60} />
      </div>
      {station === null && (
        <>
          <FormChoice
            form={form}
            name="kind"
            label={`${t('office.stations.kind')} · ${t('office.stations.kindFixed')}`}
            choices={stationKinds.map((kind) => ({ value: kind, word: t(`terms.stations.${kind}`) }))}
          />
          <FormText
            form={form}
            name="id"
            label={t('office.stations.id')}
            placeholder={form.read?.id ?? ''}
            maxLength={40}
          />
        </>
      )}
      <FormText form={form} name="capacity" label={t('office.stations.capacity')} />
      <FormSwitch
        form={form}
        name="open"
        label={`${t('office.stations.state')} · ${t('office.stations.shutHint')}`}
        on={t('office.stations.open')}
        off={t('office.stations.shut')}
      />
      {form.values.kind !== 'gate' && <StationHours form={form} />}
      <FormEnd form={form} onSave={save} />
    </Sheet>
  );
}

/** A point is open whenever the office has not shut it, or at certain hours of the week. */
function StationHours({ form }: { form: OfficeForm<StationForm, Station> }) {
  const { t } = useWords();
  const { value: hours, onChange } = useField<OpeningWindow[] | null, StationForm, Station>({ form, name: 'hours' });
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
