import type { Batch } from '@cordon/protocol/site/settings.ts';
import { hourMs, type Instant } from '@cordon/protocol/time.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useClock } from '../../clock/clock.tsx';
import type { Words } from '../../i18n/words.tsx';
import { latest } from '../model/seen.ts';
import { useSite, useVisits } from '../parts/use-site.ts';
import type { Choice } from '../../ui/choose/tiles.tsx';

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

/** A batch as a tile: what it is, how strong, how long it is good, and what is wrong with it. */
export function batchChoice({ t, number, dateTime }: Words, { batch, fault, last }: BatchOffer): Choice<string> {
  const strength = t('steps.disinfect.strength', { mgPerL: number(batch.chlorineMgPerL) });
  const expiry = t(fault === 'expired' ? 'steps.disinfect.expired' : 'steps.disinfect.until', {
    at: dateTime(batch.expiresAt),
  });
  const note = fault === 'weak' ? t('steps.disinfect.weak') : last ? t('steps.disinfect.last') : null;
  return {
    value: batch.id,
    word: `${batch.agent} · ${batch.id}`,
    hint: [strength, expiry, ...(note === null ? [] : [note])].join(' · '),
    tone: fault === null ? 'plain' : 'hold',
  };
}

/** The batches that this vehicle can be sprayed with, the one used last first. */
export function useBatchOffers(visit: VisitState): BatchOffer[] {
  const site = useSite();
  const last = lastBatch(useVisits());
  const now = useClock().now();
  const minMgPerL = isUnderWay(visit) ? visit.limits.minChlorineMgPerL : 0;
  return batchOffers(site?.batches ?? [], { now, minMgPerL, last });
}
