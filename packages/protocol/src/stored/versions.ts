import { engine } from '../engine/product.ts';
import { eventSchema } from './event.ts';
import { messageSchema, reportJobSchema, reportSchema } from './jobs.ts';

const ofStates = engine.definitions.flatMap((definition) => (definition.kind === 'folded' ? [definition.schema] : []));
const schemas = [...ofStates, eventSchema, messageSchema, reportJobSchema, reportSchema];

/** How many upcasts the server's store has had in total; each new upcast adds one. */
export const storedChanges = schemas.reduce((sum, { version }) => sum + version - 1, 0);
