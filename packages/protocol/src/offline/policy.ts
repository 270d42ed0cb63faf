import { z } from 'zod';
import { eachKind, type OnlineKind, type StepKind } from '../steps/kinds.ts';
import { type OfflineRule, offlineRules } from '../steps/shape.ts';

const rule = z.enum(offlineRules);

/** The site's offline rule for each kind of step. */
export type OfflinePolicy = { [K in StepKind]: K extends OnlineKind ? 'no' : OfflineRule };
/** [OF2] The schema of a policy. A kind that is never recorded offline accepts only `no`. */
export const offlinePolicy = z.strictObject(
  eachKind(({ shape }) => (shape.offline === 'never' ? z.literal('no') : rule)) as {
    [K in StepKind]: z.ZodType<OfflinePolicy[K]>;
  },
);

/** [OF2] The default policy: readings may be recorded offline; what lets a vehicle in or out needs paper mode. */
export const offlineByDefault = eachKind(({ shape }) =>
  shape.offline === 'never' ? 'no' : shape.offline,
) as OfflinePolicy;

/** [OF2] The site's rule for a kind of step; the default for a kind that the saved policy does not have. */
export function offlineRuleFor(kind: StepKind, policy: Partial<OfflinePolicy>): OfflineRule {
  return policy[kind] ?? offlineByDefault[kind];
}

/** [OF2] The policy with a rule for every kind. */
export function completePolicy(policy: Partial<OfflinePolicy>): OfflinePolicy {
  return { ...offlineByDefault, ...policy };
}
