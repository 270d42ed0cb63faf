import type { VisitRule } from '../visit/rules.ts';
import { gateOfficer, supervisorA } from './actors.ts';
import { visitA } from './journey.ts';
import type { Answer, Night } from './night.ts';

type Asked = { id?: string; personId?: string | null; by?: typeof gateOfficer };

export function askOverride(night: Night, stepId: string, rule: VisitRule, asked: Asked = {}): Answer {
  const { id = visitA, personId = null, by = gateOfficer } = asked;
  const because = { reasonCode: 'document-delay', text: '已电话核实' } as const;
  return night.ask(by, { type: 'requestOverride', visitId: id, stepId, rule, personId, ...because });
}

/** Settles the override that an answer created. */
export function settleOverride(
  night: Night,
  asked: Answer,
  {
    verdict = 'approve',
    by = supervisorA,
    id = visitA,
  }: { verdict?: 'approve' | 'deny'; by?: typeof gateOfficer; id?: string } = {},
): Answer {
  if (!asked.ok) throw new RangeError(`was not asked for: ${asked.code}`);
  return night.ask(by, { type: 'settleOverride', visitId: id, overrideId: asked.commandId, verdict, note: null });
}

/** The gate asks for a waiver, and a supervisor approves it. */
export function waive(night: Night, stepId: string, rule: VisitRule, asked: Asked = {}): void {
  const answer = settleOverride(night, askOverride(night, stepId, rule, asked), { id: asked.id ?? visitA });
  if (!answer.ok) throw new RangeError(`${rule}: ${answer.code}`);
}
