import { alertAggregate } from '../alert/aggregate.ts';
import { auditTrail } from '../audit/trail.ts';
import { siteAggregate } from '../site/aggregate.ts';
import { visitAggregate } from '../visit/aggregate.ts';
import { createEngine } from './engine.ts';

/** All that a site keeps and records. */
export const engine = createEngine([siteAggregate, visitAggregate, alertAggregate, auditTrail]);
