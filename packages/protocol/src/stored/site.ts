import { type Fields, schemaOf, within } from './schema.ts';
import { withSlowMinutes } from './slow-minutes.ts';

/** 1 → 2: how the last campus clear ended, and the jumps of the clock, are always there. */
function withClearAndJumps(stored: Fields): Fields {
  return { clearEnded: null, clockJumps: [], ...stored };
}

export const siteSchema = schemaOf([withClearAndJumps], (stored) => within(stored, 'limits', withSlowMinutes));
