import { z } from 'zod';
import { type Station, station as stationShape, stationKinds } from '@cordon/protocol/site/settings.ts';
import { asTyped, inOrder, overlaps, typedHours } from '../hours/week.ts';
import { slugOf } from '../parts/new-id.ts';

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

export type StationProblem = 'incomplete' | 'idFault' | 'idTaken' | 'capacityFault' | 'hoursFault' | 'hoursOverlap';

/**
 * [U88] The station that a form describes, or the first thing to mend. A new one's code follows its English name until
 * somebody types another.
 *
 * @param taken codes of the other stations
 */
export function readStation(
  form: StationForm,
  taken: readonly string[],
): { ok: true; station: Station } | { ok: false; problem: StationProblem } {
  const [zh, en] = [form.zh.trim(), form.en.trim()];
  if (zh === '' || en === '') return { ok: false, problem: 'incomplete' };
  const id = form.id.trim() === '' ? slugOf(en, taken) : form.id.trim();
  if (!stationShape.shape.id.safeParse(id).success) return { ok: false, problem: 'idFault' };
  if (taken.includes(id)) return { ok: false, problem: 'idTaken' };
  const capacity = Number(form.capacity.normalize('NFKC'));
  // The gate's own hours are another page's.
  const typed = form.hours === null || form.kind === 'gate' ? null : asTyped(form.hours);
  const hours = typed && inOrder(typed);
  const read = stationShape.safeParse({ id, kind: form.kind, name: { zh, en }, capacity, open: form.open, hours });
  if (read.success && form.hours !== null && form.kind !== 'gate') {
    if (typed === null) return { ok: false, problem: 'hoursFault' };
    if (overlaps(typed).length > 0) return { ok: false, problem: 'hoursOverlap' };
  }
  return read.success ? { ok: true, station: read.data } : { ok: false, problem: 'capacityFault' };
}
