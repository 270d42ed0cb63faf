import type { Batch } from '@cordon/protocol/site/settings.ts';
import { hourMs, type Instant } from '@cordon/protocol/time.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { latest } from '../model/latest.ts';

/** [U132] The batch that was sprayed last at this site, at first or again, as this picture knows it; null when none was. */
export function lastBatch(visits: readonly VisitState[]): string | null {
  const { report } = latest(visits, ({ report: r }) => r.kind === 'disinfect' && r.act !== 'finish') ?? {};
  return report?.kind === 'disinfect' && report.act !== 'finish' ? report.batchId : null;
}

export type BatchOffer = { batch: Batch; fault: 'expired' | 'weak' | null; last: boolean };

/**
 * [U133] The batches to choose from: usable ones first, the last used before the others, the freshest before older ones.
 * What is expired or too weak is still offered for a day, marked: what was sprayed must be reported as it was.
 */
export function batchOffers(
  batches: readonly Batch[],
  { now, minMgPerL, last }: { now: Instant; minMgPerL: number; last: string | null },
): BatchOffer[] {
  return batches
    .filter(({ retired, expiresAt }) => !retired && now < expiresAt + 24 * hourMs)
    .map((batch) => ({ batch, fault: faultOf(batch, now, minMgPerL), last: batch.id === last }))
    .toSorted((a, b) => weight(a) - weight(b) || b.batch.mixedAt - a.batch.mixedAt);
}

/** [U132] The batch that is chosen beforehand: the last used, as long as it is good. */
export function usualBatch(offers: readonly BatchOffer[]): string | null {
  return offers.find((offer) => offer.fault === null && offer.last)?.batch.id ?? null;
}

function faultOf(batch: Batch, now: Instant, minMgPerL: number): BatchOffer['fault'] {
  if (now >= batch.expiresAt) return 'expired';
  return batch.chlorineMgPerL < minMgPerL ? 'weak' : null;
}

function weight({ fault, last }: BatchOffer): number {
  return (fault === null ? 0 : 2) + (last ? 0 : 1);
}
