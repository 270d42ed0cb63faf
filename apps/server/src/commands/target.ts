import type { AlertCommand } from '@cordon/protocol/alert/commands.ts';
import type { SiteCommand } from '@cordon/protocol/site/commands.ts';
import type { VisitCommand } from '@cordon/protocol/visit/commands.ts';
import type { AnyCommand, NoteAudit, PassDeadline, SiteNote } from '@cordon/protocol/wire/command.ts';
import { type AggregateRef, alertRef, auditRef, idOf, parseRef, siteRef, visitRef } from '../log/keys.ts';

/** The one aggregate that a command is about. */
export type Target =
  | { kind: 'visit'; ref: AggregateRef; id: string; command: VisitCommand | PassDeadline }
  | { kind: 'site'; ref: AggregateRef; command: SiteCommand | PassDeadline | SiteNote }
  | { kind: 'alert'; ref: AggregateRef; id: string; command: AlertCommand | PassDeadline }
  | { kind: 'audit'; ref: AggregateRef; command: NoteAudit };

export function targetOf(command: AnyCommand): Target {
  if (command.type === 'passDeadline') return targetOfDeadline(command);
  if ('visitId' in command) return { kind: 'visit', ref: visitRef(command.visitId), id: command.visitId, command };
  if ('alertId' in command) return { kind: 'alert', ref: alertRef(command.alertId), id: command.alertId, command };
  if (command.type === 'noteAudit') return { kind: 'audit', ref: auditRef(command.commandId), command };
  return { kind: 'site', ref: siteRef, command };
}

function targetOfDeadline(command: PassDeadline): Target {
  const ref = parseRef(command.aggregate);
  if (ref === siteRef) return { kind: 'site', ref, command };
  if (ref?.startsWith('visit:') === true) return { kind: 'visit', ref, id: idOf(ref), command };
  if (ref?.startsWith('alert:') === true) return { kind: 'alert', ref, id: idOf(ref), command };
  throw new RangeError(`${command.aggregate} has no deadlines`);
}
