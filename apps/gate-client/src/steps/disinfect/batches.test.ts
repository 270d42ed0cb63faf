import type { Batch } from '@cordon/protocol/site/settings.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { administrator } from '@cordon/protocol/testing/actors.ts';
import { declare, goTo, nightAt, report, visitA, visitB } from '@cordon/protocol/testing/journey.ts';
import { describe, expect, it } from 'vitest';
import { lastSeal } from '../seal/index.tsx';
import { batchOffers, lastBatch, usualBatch } from './batches.ts';

const now = 1_000 * hourMs;
const batch = (id: string, change: Partial<Batch> = {}): Batch => ({
  id,
  agent: '84 消毒液',
  chlorineMgPerL: 500,
  mixedAt: now - hourMs,
  expiresAt: now + hourMs,
  retired: false,
  ...change,
});

describe('what was used last', () => {
  it('[U132] is the batch and the seal of the latest report, whatever the vehicle', () => {
    const night = nightAt('admit');
    declare(night, visitB, { plate: '渝B54321' });
    expect(lastSeal([night.visit(visitA)])).toBe('S-4711');
    expect(lastBatch([night.visit(visitA), night.visit(visitB)])).toBe('batch-1');
    goTo(night, null, visitA);
    expect(lastBatch([night.visit(visitA)])).toBe('batch-1');
  });

  it('[U132] is the batch of a later wetting, and none is chosen beforehand once it is weak or expired', () => {
    const night = nightAt('disinfect-vehicle');
    report(night, 'disinfect-vehicle');
    night.ask(administrator, {
      type: 'addBatch',
      batch: batch('again', { mixedAt: night.now - hourMs, expiresAt: night.now + hourMs }),
    });
    night.wait(1);
    report(night, 'disinfect-vehicle', { as: { kind: 'disinfect', act: 'rewet', batchId: 'again' } });
    const last = lastBatch([night.visit(visitA)]);
    expect(last).toBe('again');
    const { batches } = night.site.state;
    expect(usualBatch(batchOffers(batches, { now: night.now, minMgPerL: 500, last }))).toBe('again');
    expect(usualBatch(batchOffers(batches, { now: night.now, minMgPerL: 501, last }))).toBeNull();
    expect(usualBatch(batchOffers(batches, { now: night.now + hourMs, minMgPerL: 500, last }))).toBeNull();
  });

  it('[U132] is nothing on the first vehicle of the first night', () => {
    const night = nightAt('disinfect-vehicle');
    expect(lastBatch([night.visit(visitA)])).toBeNull();
    expect(lastSeal([night.visit(visitA)])).toBeNull();
  });

  it('[U133] offers the batch used last first, then the freshest; faulty ones last and marked', () => {
    const offers = batchOffers(
      [
        batch('expired', { expiresAt: now, mixedAt: now - 9 * hourMs }),
        batch('old', { mixedAt: now - 5 * hourMs }),
        batch('weak', { chlorineMgPerL: 499 }),
        batch('fresh', { mixedAt: now - 1 }),
        batch('used'),
      ],
      { now, minMgPerL: 500, last: 'used' },
    );
    expect(offers.map((offer) => offer.batch.id)).toEqual(['used', 'fresh', 'old', 'weak', 'expired']);
    expect(offers.map((offer) => offer.fault)).toEqual([null, null, null, 'weak', 'expired']);
  });

  it('[U133] keeps retired batches and those long expired out of sight', () => {
    const offers = batchOffers(
      [batch('retired', { retired: true }), batch('stale', { expiresAt: now - 25 * hourMs })],
      {
        now,
        minMgPerL: 500,
        last: 'retired',
      },
    );
    expect(offers).toEqual([]);
  });
});
