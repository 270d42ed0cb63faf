import { z } from 'zod';
import { alertCommand } from '../alert/commands.ts';
import { siteCommand } from '../site/commands.ts';
import type { WatchSubject } from '../site/watch.ts';
import { visitCommand } from '../visit/commands.ts';

/** Everything that a person may ask for, over the one door. */
export const command = z.discriminatedUnion('type', [
  ...visitCommand.options,
  ...siteCommand.options,
  ...alertCommand.options,
]);
export type Command = z.infer<typeof command>;
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

export type AnyCommand = Command | PassDeadline | ReportWatch | NotePinReset;
