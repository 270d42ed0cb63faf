import type { StepKind } from '../steps/kinds.ts';
import type { OfflineRule } from '../steps/shape.ts';
import type { Command } from '../wire/command.ts';
import { type OfflinePolicy, offlineRuleFor } from './policy.ts';

/** [OF2] The rule for a command: steps by the site's policy; what stops a vehicle or calls for help always goes on. */
export function offlineRuleOf(
  command: { type: Command['type']; report?: { kind: StepKind } | undefined },
  policy: Partial<OfflinePolicy>,
): OfflineRule {
  switch (command.type) {
    case 'reportStep':
    case 'correctReport':
      return command.report === undefined ? 'no' : offlineRuleFor(command.report.kind, policy);
    case 'holdVisit':
    case 'refuseVisit':
    case 'reportDeviation':
    case 'askHelp':
    case 'giveHelp':
    case 'startShift':
    case 'endShift':
    case 'declarePaper':
    case 'endPaper':
    case 'setRecordAside':
      return 'yes';
    default:
      return 'no'; // supervisors and the office decide over what the site knows now
  }
}
