import { z } from 'zod';
import type { Command } from '../wire/command.ts';
import type { StepReport } from '../visit/report.ts';

/** May it be recorded without the server's word? `paper`: while paper mode is declared. */
export const offlineRules = ['yes', 'paper', 'no'] as const;
export type OfflineRule = (typeof offlineRules)[number];

const rule = z.enum(offlineRules);

/** Per kind of step; the site's own. */
export const offlinePolicy = z.strictObject({
  arrive: rule,
  disinfect: rule,
  'verify-crew': rule,
  seal: rule,
  admit: rule,
  leg: rule,
  dock: rule,
  unload: rule,
  load: rule,
  reconcile: z.literal('no'), // the exit's reading needs the register of people, which never leaves the server
  release: rule,
} satisfies Record<StepReport['kind'], z.ZodType<OfflineRule>>);
export type OfflinePolicy = z.infer<typeof offlinePolicy>;

/** [OF2] Readings go on without the network; what lets a vehicle in or out does not, unless somebody answers for it by name. */
export const offlineByDefault: OfflinePolicy = {
  arrive: 'yes',
  disinfect: 'yes',
  'verify-crew': 'yes',
  seal: 'yes',
  admit: 'paper',
  leg: 'yes',
  dock: 'yes',
  unload: 'yes',
  load: 'yes',
  reconcile: 'no',
  release: 'paper',
};

/** [OF2] The rule for a command: steps by the site's policy; what stops a vehicle or calls for help always goes on. */
export function offlineRuleOf(
  command: { type: Command['type']; report?: { kind: StepReport['kind'] } | undefined },
  policy: OfflinePolicy,
): OfflineRule {
  switch (command.type) {
    case 'reportStep':
    case 'correctReport':
      return command.report === undefined ? 'no' : policy[command.report.kind];
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
