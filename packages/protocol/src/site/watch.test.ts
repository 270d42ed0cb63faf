import { describe, expect, it } from 'vitest';
import { alertOf } from '../testing/alerts.ts';
import { ringing } from '../testing/looking.ts';
import { Night } from '../testing/night.ts';

describe('[B17] who watches is watched', () => {
  const watch = { kind: 'system', name: 'watch' } as const;
  const tablet = (personId: string) => ({
    kind: 'tablet' as const,
    personId,
    name: '门岗一号',
    stations: ['main-gate'],
    since: 1,
  });

  it('[B17] what is missed rings once, and ends when it is there again', () => {
    const night = new Night();
    night.watch(watch, { kind: 'nobody', since: 1 }, true);
    night.watch(watch, { kind: 'nobody', since: 2 }, true);
    expect(alertOf(night, 'watch.nobody')).toMatchObject({ severity: 'critical', count: 1, params: { since: 1 } });
    night.watch(watch, { kind: 'nobody', since: 3 }, false);
    expect(ringing(night)).toEqual([]);
    night.watch(watch, { kind: 'nobody', since: 4 }, false);
    night.watch(watch, { kind: 'nobody', since: 5 }, true);
    expect(alertOf(night, 'watch.nobody')).toMatchObject({ count: 2, clearedAt: null });
  });

  it('[B17] each silent tablet is missed by itself', () => {
    const night = new Night();
    night.watch(watch, tablet('gate-1'), true);
    night.watch(watch, tablet('gate-2'), true);
    night.watch(watch, { kind: 'feed', since: 1 }, true);
    expect(ringing(night)).toEqual(['watch.feed', 'watch.tablet', 'watch.tablet']);
    night.watch(watch, tablet('gate-1'), false);
    expect(ringing(night)).toEqual(['watch.feed', 'watch.tablet']);
    expect(night.site.state.lost.map(({ kind }) => kind)).toEqual(['tablet', 'feed']);
  });
});
