import { z } from 'zod';
import { roles } from '../../roles.ts';
import type { FeedEvent } from '../feed.ts';
import { outlined } from './route.ts';

const by = z.looseObject({
  personId: z.string().nullable(),
  name: z.string(),
  role: z.string().meta({ enum: [...roles, 'system'] }),
  device: z.string().optional(),
});

/**
 * A feed entry in histories and on sockets. The types of the rules define the content of each event. Lists of names are
 * documented but not checked here, since a tablet may read what a newer server wrote.
 */
export const feedEvent = outlined<FeedEvent>()(
  z.looseObject({
    seq: z.int(),
    at: z.int(),
    observedAt: z.int(),
    commandId: z.string(),
    version: z.int(),
    by,
    aggregate: z.string().meta({ enum: ['visit', 'alert', 'site', 'audit'] }),
    id: z.string(),
    stations: z.array(z.string()),
    event: z.looseObject({ type: z.string() }),
  }),
);
