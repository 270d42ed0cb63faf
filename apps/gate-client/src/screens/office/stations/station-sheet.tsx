import {
  type Station,
  station as stationShape,
  stationKinds,
  type OpeningWindow,
} from '@cordon/protocol/site/settings.ts';
import { z } from 'zod';
import { asTyped, inOrder, overlaps, typedHours } from '../hours/week.ts';
import { slugOf } from '../parts/new-id.ts';
import { formSchema, readForm, faultWords, type OfficeForm, useOfficeForm, useOpenedAt } from '../parts/office-form.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { WeekEditor } from '../hours/week-editor.tsx';
import { FormChoice, FormEnd, FormSwitch, FormText, useField } from '../parts/form-fields.tsx';
import parts from '../parts/parts.module.css';

const stationForm = z.object({
  id: z.string(),
  kind: z.enum(stationKinds),
  zh: z.string(),
  en: z.string(),
  capacity: z.string(),
  open: z.boolean(),
  hours: typedHours.nullable(), // null: whenever it is open
});
type StationForm = z.infer<typeof stationForm>;

export const newStation: StationForm = {
  id: '',
  kind: 'unloading',
  zh: '',
  en: '',
  capacity: '2',
  open: true,
  hours: null,
};

export function formOf({ id, kind, name, capacity, open, hours }: Station): StationForm {
  return { id, kind, zh: name.zh, en: name.en, capacity: String(capacity), open, hours: hours && inOrder(hours) };
}

const stationProblems = ['incomplete', 'idFault', 'idTaken', 'capacityFault', 'hoursFault', 'hoursOverlap'] as const;
type StationProblem = (typeof stationProblems)[number];

/**
 * [U88] The station that a form describes, or what is to be corrected. A new one's code follows its English name until
 * somebody types another.
 *
 * @param taken codes of the other stations
 */
export function stationSchema(taken: readonly string[]): z.ZodType<Station, StationForm> {
  return formSchema<StationForm, Station, StationProblem>(
    stationForm,
    stationShape,
    (form, blame) => {
      const [zh, en] = [form.zh.trim(), form.en.trim()];
      if (zh === '') blame('zh', 'incomplete');
      if (en === '') blame('en', 'incomplete');
      const id = form.id.trim() === '' ? slugOf(en, taken) : form.id.trim();
      if (taken.includes(id)) blame('id', 'idTaken');
      // The gate's own hours are another page's.
      const own = form.kind === 'gate' ? null : form.hours;
      const typed = own && asTyped(own);
      if (own !== null && typed === null) blame('hours', 'hoursFault');
      if (typed !== null && overlaps(typed).length > 0) blame('hours', 'hoursOverlap');
      const capacity = Number(form.capacity.normalize('NFKC'));
      return { id, kind: form.kind, name: { zh, en }, capacity, open: form.open, hours: typed && inOrder(typed) };
    },
    ([part, language]) => {
      switch (part) {
        case 'id':
          return ['id', 'idFault'];
        case 'name':
          return [language === 'zh' ? 'zh' : 'en', 'incomplete'];
        case 'hours':
          return ['hours', 'hoursFault'];
        default:
          return ['capacity', 'capacityFault'];
      }
    },
  );
}

export function readStation(form: StationForm, taken: readonly string[]) {
  const read = readForm(stationSchema(taken), form);
  return read.ok ? ({ ok: true, station: read.value } as const) : read;
}

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
