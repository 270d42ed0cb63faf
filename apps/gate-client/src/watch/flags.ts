import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';

/** What a card says besides step and clock; in this order. */
export const flagKinds = ['held', 'help', 'override', 'deviation', 'breach', 'unannounced'] as const;
export type FlagKind = (typeof flagKinds)[number];

/** [U62] `override` and `deviation` while they wait for somebody, `breach` from its confirmation to the end. */
export function flagsOf(visit: VisitState): FlagKind[] {
  const has: Record<FlagKind, boolean> = {
    held: isUnderWay(visit) && visit.held !== null,
    help: visit.helps.some(({ givenAt }) => givenAt === null),
    override: visit.overrides.some(({ status }) => status === 'asked'),
    deviation: visit.deviations.some(({ verdict }) => verdict === null),
    breach: visit.deviations.some(({ verdict }) => verdict === 'breach'),
    unannounced: visit.unannounced,
  };
  return flagKinds.filter((kind) => has[kind]);
}
