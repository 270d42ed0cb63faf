import { z } from 'zod';
import { eachKind, type OnlineKind, type StepKind } from '../steps/kinds.ts';
import type { Command } from '../wire/command.ts';

/** May it be recorded without the server's word? `paper`: while paper mode is declared. */
export const offlineRules = ['yes', 'paper', 'no'] as const;
export type OfflineRule = (typeof offlineRules)[number];

const rule = z.enum(offlineRules);

/** Per kind of step; the site's own. */
export type OfflinePolicy = { [K in StepKind]: K extends OnlineKind ? 'no' : OfflineRule };
export const offlinePolicy = z.strictObject(
  eachKind(({ shape }) => (shape.offline === 'never' ? z.literal('no') : rule)) as {
    [K in StepKind]: z.ZodType<OfflinePolicy[K]>;
  },
);

/** [OF2] Readings go on without the network; what lets a vehicle in or out does not, unless somebody answers for it by name. */
export const offlineByDefault = eachKind(({ shape }) =>
  shape.offline === 'never' ? 'no' : shape.offline,
) as OfflinePolicy;

/** [OF2] The site's rule for a kind of step. A site that was saved before there was such a kind has none: the usual one holds. */
export function offlineRuleFor(kind: StepKind, policy: Partial<OfflinePolicy>): OfflineRule {
  return policy[kind] ?? offlineByDefault[kind];
}

/** [OF2] The same for every kind: what is saved next names them all. */
export function completePolicy(policy: Partial<OfflinePolicy>): OfflinePolicy {
  return { ...offlineByDefault, ...policy };
}

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
