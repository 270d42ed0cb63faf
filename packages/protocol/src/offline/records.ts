import type { By } from '../roles.ts';
import type { ErrorCode } from '../errors.ts';
import type { Instant } from '../time.ts';
import type { StepReport } from '../visit/report.ts';
import type { VisitCommand } from '../visit/commands.ts';

/** A record of a device that could not be applied, kept until a supervisor settles it. */
export type UnsettledRecord = {
  recordId: string; // the ID of the command
  what: string; // the type of the command
  stepId: string | null;
  stationId: string | null;
  report: StepReport | null;
  recordedAt: Instant;
  authorId: string;
  authorName: string;
  code: ErrorCode | null; // the refusal code; null: it was never sent
  note: string | null; // of the person who set it aside
};

/** An unsettled record in the state of a visit. */
export type KeptRecord = UnsettledRecord & {
  at: Instant; // when the server received it
  by: By; // its author, or the person who set it aside
};

type Outline = Pick<UnsettledRecord, 'recordId' | 'what' | 'stepId' | 'stationId' | 'report'>;

/** What is kept of a command that can't be applied: readings at the vehicle, but no typed text. */
export function outlineOf(command: Pick<VisitCommand, 'commandId' | 'type'>): Outline {
  return {
    recordId: command.commandId,
    what: command.type,
    stepId: 'stepId' in command && typeof command.stepId === 'string' ? command.stepId : null,
    stationId: 'stationId' in command && typeof command.stationId === 'string' ? command.stationId : null,
    report: 'report' in command ? (command.report as StepReport) : null,
  };
}
