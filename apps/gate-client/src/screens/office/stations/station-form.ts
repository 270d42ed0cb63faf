import { type Station, station as stationShape, stationKinds } from '@cordon/protocol/site/settings.ts';
import { z } from 'zod';
import { asTyped, inOrder, overlaps, typedHours } from '../hours/week.ts';
import { slugOf } from '../parts/new-id.ts';
import { formSchema, readForm } from '../parts/office-form.ts';

export const stationForm = z.object({
  id: z.string(),
  kind: z.enum(stationKinds),
  zh: z.string(),
  en: z.string(),
  capacity: z.string(),
  open: z.boolean(),
  hours: typedHours.nullable(), // null: whenever it is open
});
export type StationForm = z.infer<typeof stationForm>;

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

export const stationProblems = [
  'incomplete',
  'idFault',
  'idTaken',
  'capacityFault',
  'hoursFault',
  'hoursOverlap',
] as const;
type StationProblem = (typeof stationProblems)[number];

/**
 * [U88] The station that a form describes, or what is to be mended. A new one's code follows its English name until
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
