import type { AlertCommand } from '../alert/commands.ts';
import type { AuditEvent } from '../audit/events.ts';
import type { SiteCommand } from '../site/commands.ts';
import type { RecordFault } from '../site/record-fault.ts';
import type { WatchSubject } from '../site/watch.ts';
import type { VisitCommand } from '../visit/commands.ts';

/** Every command that a person may send. `engine.command` is its schema. */
export type Command = VisitCommand | SiteCommand | AlertCommand;
export type CommandType = Command['type'];

/** A deadline passes. The clock sends it, never a client. Its ID derives from aggregate, deadline and time. */
export type PassDeadline = {
  type: 'passDeadline';
  commandId: string;
  observedAt: number;
  aggregate: string; // `site`, `visit:<id>` or `alert:<id>`
  deadline: string; // the deadline's key
};

/** The watch finds a subject lost, or back. Never sent by a client. */
export type ReportWatch = {
  type: 'reportWatch';
  commandId: string;
  observedAt: number;
  subject: WatchSubject;
  lost: boolean;
};

/** The office made a new PIN over HTTP, whose answer has the PIN. This command only records it. */
export type NotePinReset = {
  type: 'notePinReset';
  commandId: string;
  observedAt: number;
  personId: string;
};

/** The office changed a person's credentials over HTTP. This command only records it. */
export type NoteAccess = {
  type: 'notePasswordReset' | 'noteTotpReset' | 'noteUnlock';
  commandId: string;
  observedAt: number;
  personId: string;
};

/** A one-time code for a device was made. The HTTP answer has the code. */
export type NoteDeviceInvited = { type: 'noteDeviceInvited'; commandId: string; observedAt: number; deviceId: string };

/** A device with this key sent its one-time code. */
export type EnrolDevice = {
  type: 'enrolDevice';
  commandId: string;
  observedAt: number;
  deviceId: string;
  thumbprint: string;
};

/** An entry for the audit trail. Never sent by a client. */
export type NoteAudit = { type: 'noteAudit'; commandId: string; observedAt: number; event: AuditEvent };

/** A night's report was made. Never sent by a client. */
export type NoteReport = { type: 'noteReport'; commandId: string; observedAt: number; day: string };

/** The machine's clock was set, see `ClockJump`. Never sent by a client. */
export type NoteClockJump = {
  type: 'noteClockJump';
  commandId: string;
  observedAt: number;
  from: number; // the site's clock before
  to: number; // the site's clock after
  measured: boolean;
  boot: string;
  bootedAt: number;
};

/** A fault of the record itself. Never sent by a client. */
export type NoteRecordFault = { type: 'noteRecordFault'; commandId: string; observedAt: number; fault: RecordFault };

/** The commands that the server itself sends to the site, except those of the clock. */
export type SiteNote =
  | ReportWatch
  | NotePinReset
  | NoteAccess
  | NoteDeviceInvited
  | EnrolDevice
  | NoteReport
  | NoteClockJump
  | NoteRecordFault;

/** Every command: of people, and of the server itself. */
export type AnyCommand = Command | PassDeadline | SiteNote | NoteAudit;
