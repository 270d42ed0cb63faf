import { type Fields, isFields, schemaOf, within } from './schema.ts';
import { withSlowMinutes } from './slow-minutes.ts';

/** 1 → 2: changes after a judgement, who reported in earlier attempts, and when it was announced are always there. */
function withChanges(stored: Fields): Fields {
  const changed = { changes: [], ...within(stored, 'steps', (steps) => mapFields(steps, withEarlierBy)) };
  if (stored['status'] !== 'expected') return changed;
  const { declaration } = stored;
  // Nobody wrote down when it was announced: the deadline that runs from it runs from the arrival that was announced.
  return { announcedAt: isFields(declaration) ? declaration['eta'] : undefined, ...changed };
}

const withEarlierBy = (step: Fields): Fields => ({ earlierBy: [], ...step });

function mapFields(stored: Fields, change: (value: Fields) => Fields): Fields {
  return Object.fromEntries(
    Object.entries(stored).map(([key, value]) => [key, isFields(value) ? change(value) : value]),
  );
}

export const visitSchema = schemaOf([withChanges], (stored) => within(stored, 'limits', withSlowMinutes));
