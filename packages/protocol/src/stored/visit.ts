import { type Fields, isFields, schemaOf, within } from './schema.ts';
import { withSlowMinutes } from './slow-minutes.ts';

/**
 * 1 → 2: changes after a judgement, reporters of earlier attempts and the time of the announcement are always present.
 */
function withChanges(stored: Fields): Fields {
  const changed = { changes: [], ...within(stored, 'steps', (steps) => mapFields(steps, withEarlierBy)) };
  if (stored['status'] !== 'expected') return changed;
  const { declaration } = stored;
  // The time of the announcement was not stored: deadlines from it run from the announced arrival.
  return { announcedAt: isFields(declaration) ? declaration['eta'] : undefined, ...changed };
}

const withEarlierBy = (step: Fields): Fields => ({ earlierBy: [], ...step });

function mapFields(stored: Fields, change: (value: Fields) => Fields): Fields {
  return Object.fromEntries(
    Object.entries(stored).map(([key, value]) => [key, isFields(value) ? change(value) : value]),
  );
}

/** Versions of a stored visit. */
export const visitSchema = schemaOf([withChanges], (stored) => within(stored, 'limits', withSlowMinutes));
