import type { SiteState } from '@cordon/protocol/site/state.ts';
import { claimsOf } from '@cordon/protocol/visit/claims.ts';
import { currentStep } from '@cordon/protocol/visit/route.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { admitFindings, waitingReasons } from '@cordon/protocol/visit/steps/admit.ts';
import { applyWaivers } from '@cordon/protocol/visit/waivers.ts';
import type { Picture } from '../state/picture.ts';

type Holders = Record<string, string[]>;

/** Which visits hold which plate and which place at a point, as far as the picture knows. */
export function holdersIn(visits: Picture['visits']): Holders {
  const holders: Holders = {};
  for (const { state } of Object.values(visits)) {
    for (const claim of claimsOf(state)) holders[claim] = [...(holders[claim] ?? []), state.id];
  }
  return holders;
}

/** [U68] What a vehicle that is ready for admission still waits for, by the same rules as the server's. */
export function waitsFor(visit: VisitState, site: SiteState, holders: Holders, now: number): VisitRule[] {
  if (!isUnderWay(visit) || visit.held !== null) return [];
  const step = currentStep(visit);
  if (step?.kind !== 'admit') return [];
  const facts = { now, site, holders, actor: { kind: 'system', name: 'clock' } } as const;
  return waitingReasons(applyWaivers(visit, step.id, admitFindings({ visit, facts })));
}
