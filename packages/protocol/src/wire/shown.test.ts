import { describe, expect, it } from 'vitest';
import { evolveSite } from '../site/evolve.ts';
import type { SiteEvent, SiteState } from '../site/state.ts';
import { roles } from '../roles.ts';
import { demoSite } from '../site/demo.ts';
import { siteAt, tenAtNight } from '../testing/site.ts';
import { siteEventShown, siteShown } from './shown.ts';

const held = 'k'.repeat(43);
const tablet = { id: 'tablet', name: '平板', stations: [] };
const site = siteAt(tenAtNight, {
  devices: [
    { ...tablet, key: { is: 'enrolled', thumbprint: held, at: 1 } },
    { ...tablet, id: 'old', key: { is: 'revoked', thumbprint: held, at: 2, reason: '遗失' } },
    { ...tablet, id: 'new', key: { is: 'awaited' } },
  ],
});
const [member] = site.staff;
if (member === undefined) throw new Error('the demo site has staff');
const events: SiteEvent[] = [
  { type: 'siteOpened', settings: demoSite(tenAtNight) },
  { type: 'staffSaved', member: { ...member, staffNumber: '7788' } },
  { type: 'deviceSaved', device: tablet },
  { type: 'deviceEnrolled', deviceId: 'tablet', thumbprint: held },
];

/** What of it must not be read, by role. */
const numbers = [...site.staff.map(({ staffNumber }) => staffNumber), '7788'].map((number) => `"${number}"`);
const told = (role: (typeof roles)[number]) =>
  JSON.stringify([siteShown(role, site), events.map((event) => siteEventShown(role, event))]);

describe('what a role reads of the site', () => {
  it.each(roles)('[AU3] %s: staff numbers for the office alone, thumbprints for office and auditor', (role) => {
    const text = told(role);
    expect(numbers.some((number) => text.includes(number))).toBe(role === 'admin');
    expect(text.includes(held)).toBe(role === 'admin' || role === 'auditor');
  });

  it.each(roles)('[AU3] %s folds the emptied events to the emptied site: nothing is left out', (role) => {
    const stamp = { at: tenAtNight, version: 1, by: { personId: null, name: 'edge', role: 'system' } } as const;
    const fold = (all: readonly SiteEvent[]) =>
      all.reduce<SiteState | null>((state, event) => evolveSite(state, event, stamp), null);
    const whole = fold(events);
    expect(fold(events.map((event) => siteEventShown(role, event)))).toEqual(whole && siteShown(role, whole));
  });
});
