import { describe, expect, it } from 'vitest';
import { administrator } from '../testing/actors.ts';
import { Night } from '../testing/night.ts';
import { tenAtNight } from '../testing/site.ts';
import { applyEvents } from '../engine/change.ts';
import { siteAggregate } from './aggregate.ts';
import { demoSite } from './demo.ts';
import { evolveSite } from './evolve.ts';
import { siteSettings } from './settings.ts';

describe('opening a site', () => {
  const stamp = { at: 1, version: 1, by: { personId: null, name: 'import', role: 'system' } } as const;
  const opened = { type: 'siteOpened', settings: demoSite(tenAtNight) } as const;

  it('[Z11] the demo site is a good one: two languages, a gate, eight points, somebody for each role', () => {
    const site = siteSettings.parse(demoSite(tenAtNight));
    expect(new Set(site.staff.map(({ role }) => role)).size).toBe(5);
    expect(site.stations.filter(({ kind }) => kind === 'gate')).toHaveLength(1);
    expect(new Set(site.stations.map(({ id }) => id)).size).toBe(9);
  });

  it('[Z11] it opens neither clear nor locked down, once', () => {
    const site = evolveSite(null, opened, stamp);
    expect(site).toMatchObject({ clear: null, lockdown: null, alerts: [] });
    expect(() => evolveSite(site, opened, stamp)).toThrow(RangeError);
    expect(() => evolveSite(null, { type: 'lockdownSet', reason: 'x' }, stamp)).toThrow(RangeError);
    expect(() => applyEvents(siteAggregate, 'site', null, [], { at: 1, by: stamp.by })).toThrow(RangeError);
  });

  it('[Z11] a time zone that there is not is refused', () => {
    expect(siteSettings.safeParse({ ...demoSite(0), timeZone: 'Asia/Nowhere' }).success).toBe(false);
  });

  it('[Z4] its hours can be changed', () => {
    const night = new Night();
    night.ask(administrator, { type: 'setHours', hours: [{ day: 1, from: '20:00', to: '21:00' }] });
    expect(night.site.state.hours).toHaveLength(1);
  });
});
