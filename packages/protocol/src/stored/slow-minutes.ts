import { slowKinds } from '../steps/kinds.ts';
import { slowByDefault } from '../steps/slow.ts';
import { type Fields, isFields } from './schema.ts';

/**
 * [SV5] Adds the default limit of kinds that are newer than the stored limits; without it, a deadline would be NaN. The
 * office sees it among the others and can change it.
 */
export function withSlowMinutes(stored: Fields): Fields {
  const { slowMinutes } = stored;
  if (!isFields(slowMinutes)) return stored;
  const missing = slowKinds.filter((kind) => slowMinutes[kind] === undefined);
  if (missing.length === 0) return stored;
  const unset = Object.fromEntries(missing.map((kind) => [kind, slowByDefault[kind]]));
  return { ...stored, slowMinutes: { ...slowMinutes, ...unset } };
}
