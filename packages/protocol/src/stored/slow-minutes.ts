import { limits } from '../site/settings.ts';
import { type Fields, isFields } from './schema.ts';

/** For a kind of step that the site had no figure for: as long as unloading usually may take. */
const unsetMinutes = 60;

const kinds = Object.keys(limits.shape.slowMinutes.shape);

/**
 * [SV5] Limits that were stored before a kind of step was there have a figure for it; without one its deadline would be no
 * number. The office sees it among the others and can change it.
 */
export function withSlowMinutes(stored: Fields): Fields {
  const { slowMinutes } = stored;
  if (!isFields(slowMinutes)) return stored;
  const missing = kinds.filter((kind) => slowMinutes[kind] === undefined);
  if (missing.length === 0) return stored;
  const unset = Object.fromEntries(missing.map((kind) => [kind, unsetMinutes]));
  return { ...stored, slowMinutes: { ...slowMinutes, ...unset } };
}
