import { alertAggregate } from '../alert/aggregate.ts';
import { auditTrail } from '../audit/trail.ts';
import { siteAggregate } from '../site/aggregate.ts';
import { visitAggregate } from '../visit/aggregate.ts';
import { createEngine } from './engine.ts';

/** The engine with all aggregates of a site. */
export const engine = createEngine([siteAggregate, visitAggregate, alertAggregate, auditTrail]);
