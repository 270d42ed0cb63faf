import type { StepKind } from '../steps/kinds.ts';
import type { OfflineRule } from '../steps/shape.ts';
import type { Command } from '../wire/command.ts';
import { type OfflinePolicy, offlineRuleFor } from './policy.ts';

/**
 * [OF2] The offline rule of a command. Steps follow the site's policy; stopping a vehicle and calling for help are
 * always allowed.
 */
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
      return 'no'; // supervisors and the office decide on the current state of the site
  }
}
