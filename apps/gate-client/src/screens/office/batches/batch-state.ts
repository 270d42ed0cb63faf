import type { Batch, Limits } from '@cordon/protocol/site/settings.ts';

export type BatchState = 'usable' | 'weak' | 'expired' | 'retired';

/** [U83] May the gate use it now? The first reason against it counts. */
export function batchState(batch: Batch, { minChlorineMgPerL }: Limits, now: number): BatchState {
  if (batch.retired) return 'retired';
  if (now >= batch.expiresAt) return 'expired';
  return batch.chlorineMgPerL < minChlorineMgPerL ? 'weak' : 'usable';
}

const order: readonly BatchState[] = ['usable', 'weak', 'expired', 'retired'];

/** [U83] Usable ones first, then the freshest. */
export function batchesInOrder(batches: readonly Batch[], limits: Limits, now: number): Batch[] {
  return batches.toSorted(
    (a, b) =>
      order.indexOf(batchState(a, limits, now)) - order.indexOf(batchState(b, limits, now)) || b.mixedAt - a.mixedAt,
  );
}
