import { z } from 'zod';
import { eachKind, type OnlineKind, type StepKind } from '../steps/kinds.ts';
import { type OfflineRule, offlineRules } from '../steps/shape.ts';

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
