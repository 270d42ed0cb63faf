import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useClock } from '../../clock/clock.tsx';
import { type BatchOffer, batchOffers, lastBatch } from './batches.ts';
import { useSite, useVisits } from '../parts/use-site.ts';

/** The batches that this vehicle can be sprayed with, the one used last first. */
export function useBatchOffers(visit: VisitState): BatchOffer[] {
  const site = useSite();
  const last = lastBatch(useVisits());
  const now = useClock().now();
  const minMgPerL = isUnderWay(visit) ? visit.limits.minChlorineMgPerL : 0;
  return batchOffers(site?.batches ?? [], { now, minMgPerL, last });
}
