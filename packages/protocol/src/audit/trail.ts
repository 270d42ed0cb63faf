import type { Trail } from '../engine/aggregate.ts';
import type { NoteAudit } from '../wire/command.ts';
import type { AuditEvent } from './events.ts';

/** [AU2] The audit trail has no state; it is looked up, not followed. */
export const auditTrail: Trail<AuditEvent, NoteAudit> = {
  kind: 'trail',
  name: 'audit',
  notes: ['noteAudit'],
  idOf: ({ commandId }) => commandId,
  eventOf: ({ event }) => event,
  timeline: 'audit',
};
