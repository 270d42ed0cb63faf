import type { By } from '../roles.ts';
import type { ErrorCode } from '../errors.ts';
import type { Instant } from '../time.ts';
import type { StepReport } from '../visit/report.ts';
import type { VisitCommand } from '../visit/commands.ts';

/** What a device recorded and the record could not take: kept until a supervisor has settled it. */
export type UnsettledRecord = {
  recordId: string; // the command's
  what: string; // the command's type
  stepId: string | null;
  stationId: string | null;
  report: StepReport | null;
  recordedAt: Instant;
  authorId: string;
  authorName: string;
  code: ErrorCode | null; // why it was refused; null: it was never sent
  note: string | null; // of whoever set it aside
};

/** As it stands in the visit. */
export type KeptRecord = UnsettledRecord & {
  at: Instant; // when the server heard of it
  by: By; // its author, or who set it aside
};

type Outline = Pick<UnsettledRecord, 'recordId' | 'what' | 'stepId' | 'stationId' | 'report'>;

/** What of a command is kept when it can't be carried out: what was read at the vehicle, and nothing that was typed. */
export function outlineOf(command: Pick<VisitCommand, 'commandId' | 'type'>): Outline {
  return {
    recordId: command.commandId,
    what: command.type,
    stepId: 'stepId' in command && typeof command.stepId === 'string' ? command.stepId : null,
    stationId: 'stationId' in command && typeof command.stationId === 'string' ? command.stationId : null,
    report: 'report' in command ? (command.report as StepReport) : null,
  };
}
