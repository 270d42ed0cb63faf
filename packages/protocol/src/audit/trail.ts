import type { Trail } from '../engine/aggregate.ts';
import type { NoteAudit } from '../wire/command.ts';
import type { AuditEvent } from './events.ts';

/** [AU2] The audit trail as the engine knows it: entries without a state, which are queried and not followed. */
export const auditTrail: Trail<AuditEvent, NoteAudit> = {
  kind: 'trail',
  name: 'audit',
  notes: ['noteAudit'],
  idOf: ({ commandId }) => commandId,
  eventOf: ({ event }) => event,
  timeline: 'audit',
};
