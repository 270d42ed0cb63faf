import { type Fields, schemaOf, within } from './schema.ts';
import { withSlowMinutes } from './slow-minutes.ts';

/** 1 → 2: the end of the last campus clear and the jumps of the clock are always present. */
function withClearAndJumps(stored: Fields): Fields {
  return { clearEnded: null, clockJumps: [], ...stored };
}

/** Versions of the stored site. */
export const siteSchema = schemaOf([withClearAndJumps], (stored) => within(stored, 'limits', withSlowMinutes));
