import type { AlertCommand } from '@cordon/protocol/alert/commands.ts';
import type { SiteCommand } from '@cordon/protocol/site/commands.ts';
import type { VisitCommand } from '@cordon/protocol/visit/commands.ts';
import type { AnyCommand, NotePinReset, PassDeadline, ReportWatch } from '@cordon/protocol/wire/command.ts';
import { type AggregateRef, alertRef, idOf, parseRef, siteRef, visitRef } from '../log/keys.ts';

/** The one aggregate that a command is about. */
export type Target =
  | { kind: 'visit'; ref: AggregateRef; id: string; command: VisitCommand | PassDeadline }
  | { kind: 'site'; ref: AggregateRef; command: SiteCommand | PassDeadline | ReportWatch | NotePinReset }
  | { kind: 'alert'; ref: AggregateRef; id: string; command: AlertCommand | PassDeadline };

export function targetOf(command: AnyCommand): Target {
  if (command.type === 'passDeadline') return targetOfDeadline(command);
  if ('visitId' in command) return { kind: 'visit', ref: visitRef(command.visitId), id: command.visitId, command };
  if ('alertId' in command) return { kind: 'alert', ref: alertRef(command.alertId), id: command.alertId, command };
  return { kind: 'site', ref: siteRef, command };
}

function targetOfDeadline(command: PassDeadline): Target {
  const ref = parseRef(command.aggregate);
  if (ref === siteRef) return { kind: 'site', ref, command };
  if (ref?.startsWith('visit:') === true) return { kind: 'visit', ref, id: idOf(ref), command };
  if (ref?.startsWith('alert:') === true) return { kind: 'alert', ref, id: idOf(ref), command };
  throw new RangeError(`${command.aggregate} has no deadlines`);
}
