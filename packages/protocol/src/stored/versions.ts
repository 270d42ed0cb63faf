import { alertSchema } from './alert.ts';
import { eventSchema } from './event.ts';
import { messageSchema, reportJobSchema, reportSchema } from './jobs.ts';
import { siteSchema } from './site.ts';
import { visitSchema } from './visit.ts';

const schemas = [siteSchema, visitSchema, alertSchema, eventSchema, messageSchema, reportJobSchema, reportSchema];

/** How often the form of anything in the server's store has changed; it grows by one with each step. */
export const storedChanges = schemas.reduce((sum, { version }) => sum + version - 1, 0);
