import { accepted, type Decision, refused } from '../../decision.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitEvent } from '../events.ts';
import type { VisitUnderWay } from '../state.ts';

type Of<T extends VisitCommand['type']> = Extract<VisitCommand, { type: T }>;

/** [W2] Reports a deviation, at any time and from any station. */
export function decideDeviation({ commandId, kind, text }: Of<'reportDeviation'>): Decision<VisitEvent> {
  return accepted({ type: 'deviationReported', deviationId: commandId, kind, text });
}

/** [W3] A supervisor confirms a deviation as a breach, or dismisses it; once. */
export function decideVerdict(
  visit: VisitUnderWay,
  { deviationId, verdict, note }: Of<'settleDeviation'>,
): Decision<VisitEvent> {
  const deviation = visit.deviations.find((d) => d.deviationId === deviationId);
  if (deviation === undefined) return refused('deviation-unknown');
  if (deviation.verdict !== null) return refused('deviation-settled');
  return accepted({ type: 'deviationSettled', deviationId, verdict, note });
}

/** [W4] The crew asks for water, food, a toilet, a doctor or a way out, at any time; it is never an offence. */
export function decideHelp({ commandId, need }: Of<'askHelp'>): Decision<VisitEvent> {
  return accepted({ type: 'helpAsked', helpId: commandId, need });
}

/** [W4] Records that help was given. */
export function decideHelpGiven(visit: VisitUnderWay, { helpId, note }: Of<'giveHelp'>): Decision<VisitEvent> {
  const help = visit.helps.find((h) => h.helpId === helpId);
  if (help === undefined) return refused('help-unknown');
  if (help.givenAt !== null) return refused('help-given', { at: help.givenAt });
  return accepted({ type: 'helpGiven', helpId, note });
}
