import { declare, goTo, nightAt, report, visitA, visitB, visitC } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { arrivalsAt, stepsAt } from './arrivals.ts';

const at = (night: Night, ...stations: string[]) =>
  arrivalsAt(
    [...night.visits.values()].map(({ state }) => state),
    { now: night.now, stations, site: night.site.state },
  );

describe('what comes to the point', () => {
  it('[U170] who stands there comes first, then who drives up, then who is at the gate, then who is announced', () => {
    const night = nightAt('s1.unload');
    declare(night, visitB, { plate: '渝B54321' });
    goTo(night, 's1.leg', visitB);
    declare(night, visitC, { plate: '渝C54321' });
    declare(night, 'd0000000-0000-4000-8000-000000000004', { plate: '渝D54321' });
    goTo(night, 'seal', visitC);
    expect(at(night, 'first-canteen').map(({ near }) => near)).toEqual(['here', 'coming', 'atGate', 'expected']);
  });

  it('[U170] a vehicle that serves another stop first is said to do so, and is this stop’s afterwards', () => {
    const night = nightAt('s1.dock', { stops: ['first-canteen', 'second-canteen'] });
    expect(at(night, 'first-canteen')[0]).toMatchObject({ near: 'here', stop: 0, act: { name: 'dock' } });
    expect(at(night, 'second-canteen')[0]).toMatchObject({ near: 'elsewhere', stop: 1, act: null });
    goTo(night, 's2.leg');
    expect(at(night, 'first-canteen')[0]).toMatchObject({ near: 'here', act: { name: 'depart' } });
    report(night, 's2.leg');
    expect(at(night, 'first-canteen')).toEqual([]);
    expect(at(night, 'second-canteen')[0]).toMatchObject({ near: 'coming', act: { name: 'reach' } });
  });

  it('[U170] is nobody’s who has left, and shows nothing of other points', () => {
    const night = nightAt('leg-out');
    expect(at(night, 'first-canteen')).toHaveLength(1);
    report(night, 'leg-out');
    expect(at(night, 'first-canteen')).toEqual([]);
    expect(at(night, 'third-canteen')).toEqual([]);
  });

  it('[U171] is due by the clock of its leg while it drives, by its announcement before', () => {
    const night = new Night();
    declare(night, visitA, { eta: night.now + 20 * minuteMs });
    expect(at(night, 'first-canteen')[0]?.dueAt).toBe(night.now + 20 * minuteMs);
    goTo(night, 's1.leg');
    expect(at(night, 'first-canteen')[0]?.dueAt).toBe(night.now + 20 * minuteMs);
    night.wait(5);
    expect(at(night, 'first-canteen')[0]?.dueAt).toBe(night.now + 15 * minuteMs);
  });

  it('[U171] lists the steps of the stop, and no others', () => {
    const night = nightAt('s1.leg', { stops: ['first-canteen', 'second-canteen'] });
    expect(stepsAt(night.visit(visitA), 1).map(({ id }) => id)).toEqual([
      's2.leg',
      's2.dock',
      's2.disinfect-goods',
      's2.unload',
    ]);
  });
});
