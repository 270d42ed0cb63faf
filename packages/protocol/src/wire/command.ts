import type { AlertCommand } from '../alert/commands.ts';
import type { AuditEvent } from '../audit/events.ts';
import type { SiteCommand } from '../site/commands.ts';
import type { RecordFault } from '../site/record-fault.ts';
import type { WatchSubject } from '../site/watch.ts';
import type { VisitCommand } from '../visit/commands.ts';

/** Everything that a person may ask for. What is read of the wire, the engine says: `engine.command`. */
export type Command = VisitCommand | SiteCommand | AlertCommand;
export type CommandType = Command['type'];

/** The clock's own command; it never comes over the wire. Its ID derives from aggregate, deadline and time. */
export type PassDeadline = {
  type: 'passDeadline';
  commandId: string;
  observedAt: number;
  aggregate: string; // `site`, `visit:<id>` or `alert:<id>`
  deadline: string; // the deadline's key
};

/** What the watch finds out of order, or in order again; it never comes over the wire. */
export type ReportWatch = {
  type: 'reportWatch';
  commandId: string;
  observedAt: number;
  subject: WatchSubject;
  lost: boolean;
};

/** Somebody of the office makes a new PIN; asked for over HTTP, which carries the PIN back. Here it only leaves its trace. */
export type NotePinReset = {
  type: 'notePinReset';
  commandId: string;
  observedAt: number;
  personId: string;
};

/** What the office does to somebody's way in, asked for over HTTP like a new PIN. */
export type NoteAccess = {
  type: 'notePasswordReset' | 'noteTotpReset' | 'noteUnlock';
  commandId: string;
  observedAt: number;
  personId: string;
};

/** A one-time code for a device was made; the code itself goes back over HTTP. */
export type NoteDeviceInvited = { type: 'noteDeviceInvited'; commandId: string; observedAt: number; deviceId: string };

/** Somebody entered the code on a device, which holds this key. */
export type EnrolDevice = {
  type: 'enrolDevice';
  commandId: string;
  observedAt: number;
  deviceId: string;
  thumbprint: string;
};

/** Something for the audit trail; it never comes over the wire. */
export type NoteAudit = { type: 'noteAudit'; commandId: string; observedAt: number; event: AuditEvent };

/** A report of a night was made; it never comes over the wire. */
export type NoteReport = { type: 'noteReport'; commandId: string; observedAt: number; day: string };

/** The machine's clock was set, see `ClockJump`; it never comes over the wire. */
export type NoteClockJump = {
  type: 'noteClockJump';
  commandId: string;
  observedAt: number;
  from: number; // what the site's clock said
  to: number; // what it says from now on
  measured: boolean;
  boot: string;
  bootedAt: number;
};

/** Something is wrong with the record itself; it never comes over the wire. */
export type NoteRecordFault = { type: 'noteRecordFault'; commandId: string; observedAt: number; fault: RecordFault };

/** What the server itself says of the site, besides the clock. */
export type SiteNote =
  | ReportWatch
  | NotePinReset
  | NoteAccess
  | NoteDeviceInvited
  | EnrolDevice
  | NoteReport
  | NoteClockJump
  | NoteRecordFault;

export type AnyCommand = Command | PassDeadline | SiteNote | NoteAudit;
