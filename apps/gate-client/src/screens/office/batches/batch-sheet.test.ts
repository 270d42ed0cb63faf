import { describe, expect, it } from 'vitest';
import { hourMs } from '@cordon/protocol/time.ts';
import { nine, site } from '../../../watch/testing/pictures.ts';
import { newBatch, readBatch } from './batch-sheet.tsx';
import { batchesInOrder, batchState } from './batches-page.tsx';

const zone = 'Asia/Shanghai';
const form = newBatch('84 消毒液', nine, zone, 1000);

function problem(change: Partial<typeof form>) {
  const read = readBatch({ ...form, ...change }, 'b-1123-1', zone);
  return read.ok ? null : read.problem;
}

describe('a batch of disinfectant', () => {
  it('[U90] is mixed now and good for a day, on the site’s clock', () => {
    expect(form.mixedAt).toBe('2026-11-23T21:00');
    expect(readBatch(form, 'b-1123-1', zone)).toEqual({
      ok: true,
      batch: {
        id: 'b-1123-1',
        agent: '84 消毒液',
        chlorineMgPerL: 1000,
        mixedAt: nine,
        expiresAt: nine + 24 * hourMs,
        retired: false,
      },
    });
  });

  it('[U90] says what is to be corrected first', () => {
    expect(problem({})).toBeNull();
    expect(problem({ value: '' })).toBe('incomplete');
    expect(problem({ mixedAt: '' })).toBe('incomplete');
    expect(problem({ value: '五百' })).toBe('valueFault');
    expect(problem({ expiresAt: form.mixedAt })).toBe('expiryFault');
  });

  it('[U83] is usable until it expires, is too weak, or is retired', () => {
    const batch = { id: 'b', agent: 'x', chlorineMgPerL: 500, mixedAt: nine, expiresAt: nine + hourMs, retired: false };
    const state = (change: Partial<typeof batch>, now = nine) => batchState({ ...batch, ...change }, site.limits, now);
    expect(state({})).toBe('usable');
    expect(state({ chlorineMgPerL: 499 })).toBe('weak');
    expect(state({}, nine + hourMs - 1)).toBe('usable');
    expect(state({}, nine + hourMs)).toBe('expired');
    expect(state({ retired: true })).toBe('retired');
    const list = [
      { ...batch, id: 'retired', retired: true },
      { ...batch, id: 'old', mixedAt: nine - 1 },
      { ...batch, id: 'new' },
      { ...batch, id: 'weak', chlorineMgPerL: 100 },
    ];
    expect(batchesInOrder(list, site.limits, nine).map(({ id }) => id)).toEqual(['new', 'old', 'weak', 'retired']);
  });
});
