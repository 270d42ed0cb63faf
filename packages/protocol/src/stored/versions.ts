import { engine } from '../engine/product.ts';
import { eventSchema } from './event.ts';
import { messageSchema, reportJobSchema, reportSchema } from './jobs.ts';

const ofStates = engine.definitions.flatMap((definition) => (definition.kind === 'folded' ? [definition.schema] : []));
const schemas = [...ofStates, eventSchema, messageSchema, reportJobSchema, reportSchema];

/** How often the form of anything in the server's store has changed; it grows by one with each step. */
export const storedChanges = schemas.reduce((sum, { version }) => sum + version - 1, 0);
