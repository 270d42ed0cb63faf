import { z } from 'zod';
import { type Station, station as stationShape, stationKinds } from '@cordon/protocol/site/settings.ts';
import { slugOf } from '../parts/new-id.ts';

export const stationForm = z.object({
  id: z.string(),
  kind: z.enum(stationKinds),
  zh: z.string(),
  en: z.string(),
  capacity: z.string(),
  open: z.boolean(),
});
export type StationForm = z.infer<typeof stationForm>;

export const newStation: StationForm = { id: '', kind: 'unloading', zh: '', en: '', capacity: '2', open: true };

export function formOf({ id, kind, name, capacity, open }: Station): StationForm {
  return { id, kind, zh: name.zh, en: name.en, capacity: String(capacity), open };
}

export type StationProblem = 'incomplete' | 'idFault' | 'idTaken' | 'capacityFault';

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
  const read = stationShape.safeParse({ id, kind: form.kind, name: { zh, en }, capacity, open: form.open });
  return read.success ? { ok: true, station: read.data } : { ok: false, problem: 'capacityFault' };
}
