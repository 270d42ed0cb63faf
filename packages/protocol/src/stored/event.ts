import { z } from 'zod';
import type { FeedEvent } from '../wire/feed.ts';
import { type Fields, schemaOf, within } from './schema.ts';
import { withSlowMinutes } from './slow-minutes.ts';
import { visitSchema } from './visit.ts';

/* The fields that every reader needs. The rules read the event itself. */
const outline = z.looseObject({
  seq: z.int(),
  at: z.number(),
  commandId: z.string(),
  version: z.int(),
  aggregate: z.string(), // the engine knows whether this version has it
  id: z.string(),
  stations: z.array(z.string()),
  by: z.looseObject({ name: z.string() }),
  event: z.looseObject({ type: z.string() }),
});

/** 1 → 2: a restored visit has the form of visits of version 2. */
function withPresentVisit(stored: Fields): Fields {
  return within(stored, 'event', (event) =>
    event['type'] === 'visitBroughtBack' ? within(event, 'visit', ofVisit) : event,
  );
}

function ofVisit(visit: Fields): Fields {
  const read = visitSchema.upcast({ ...visit, schema: 1 });
  return read.kind === 'read' ? read.value : visit;
}

/** Limits occur in an arrival, in a change of the limits, and in the settings of a new site. */
function withLimits(stored: Fields): Fields {
  return within(stored, 'event', (event) =>
    within(within(event, 'limits', withSlowMinutes), 'settings', (settings) =>
      within(settings, 'limits', withSlowMinutes),
    ),
  );
}

/** Versions of a stored feed entry. */
export const eventSchema = schemaOf([withPresentVisit], withLimits);

/** Whether this version can read the entry. */
export const isFeedEvent = (value: Fields): value is Fields & FeedEvent => outline.safeParse(value).success;
