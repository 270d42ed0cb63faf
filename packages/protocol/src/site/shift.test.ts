import { describe, expect, it } from 'vitest';
import type { Actor } from '../roles.ts';
import { byOf } from '../roles.ts';
import { clock, gateOfficer, person, pointOfficer, supervisorA, supervisorB } from '../testing/actors.ts';
import { visitA } from '../testing/journey.ts';
import { siteAt, tenAtNight } from '../testing/site.ts';
import { applyEvents } from '../engine/change.ts';
import { siteAggregate } from './aggregate.ts';
import { decideSite } from './decide.ts';
import { handedOver, openShiftOf, shiftsKept } from './shift.ts';
import type { SiteState } from './state.ts';

const envelope = { commandId: visitA, observedAt: tenAtNight };

/** What the site is after the command; the same when it was refused. */
function after(
  site: SiteState,
  actor: Actor,
  type: 'startShift' | 'endShift',
  at = tenAtNight,
  note: string | null = null,
) {
  const command = type === 'startShift' ? { type, ...envelope } : { type, ...envelope, note };
  const decision = decideSite(site, command, { now: at, actor });
  if (!decision.ok || decision.events.length === 0) return site;
  return applyEvents(siteAggregate, 'site', { version: 1, state: site }, decision.events, { at, by: byOf(actor) })
    .changed.after.state;
}
const start = (actor: Actor) => decideSite(siteAt(), { type: 'startShift', ...envelope }, { now: tenAtNight, actor });

describe('a shift', () => {
  it('[SH1] is the actor’s own, at the stations of person and device', () => {
    expect(start(gateOfficer)).toEqual({ ok: true, events: [{ type: 'shiftStarted', stations: ['main-gate'] }] });
    const site = after(siteAt(), gateOfficer, 'startShift');
    const { personId, name, role } = gateOfficer;
    expect(site.shifts).toEqual([{ personId, name, role, stations: ['main-gate'], from: tenAtNight, ended: null }]);
    expect(start(clock)).toMatchObject({ ok: false, code: 'forbidden' });
  });

  it('[SH1] that is under way is not started again, unless at other stations', () => {
    const site = after(siteAt(), gateOfficer, 'startShift');
    expect(after(site, gateOfficer, 'startShift', tenAtNight + 1)).toBe(site);
    const elsewhere = after(site, { ...gateOfficer, stations: ['north-gate'] }, 'startShift', tenAtNight + 2);
    expect(elsewhere.shifts.map(({ stations, ended }) => [stations, ended])).toEqual([
      [['main-gate'], { at: tenAtNight + 2, note: null }],
      [['north-gate'], null],
    ]);
  });

  it('[SH2] ends with a word to the next, and only when it was started', () => {
    const site = after(siteAt(), gateOfficer, 'startShift');
    const ended = after(site, gateOfficer, 'endShift', tenAtNight + 5, '渝A12345 等候复核');
    expect(openShiftOf(ended.shifts, 'gate-1')).toBeNull();
    expect(ended.shifts[0]?.ended).toEqual({ at: tenAtNight + 5, note: '渝A12345 等候复核' });
    const again = decideSite(ended, { type: 'endShift', ...envelope, note: null }, { now: 1, actor: gateOfficer });
    expect(again).toMatchObject({ ok: false, code: 'shift-not-started' });
    expect(after(site, supervisorA, 'endShift')).toBe(site);
  });

  it('[SH2] of long ago are forgotten, those under way never', () => {
    let site = after(siteAt(), supervisorA, 'startShift');
    for (let n = 0; n < shiftsKept + 20; n += 1) {
      const officer = person(`gate-${n}`, 'gate', ['main-gate']);
      site = after(after(site, officer, 'startShift'), officer, 'endShift', tenAtNight + n);
    }
    expect(site.shifts.length).toBeLessThanOrEqual(shiftsKept + 2);
    expect(openShiftOf(site.shifts, 'supervisor-1')).not.toBeNull();
  });
});

describe('taking over', () => {
  const through = (...actors: Actor[]) =>
    actors.reduce((site, actor, n) => {
      return after(after(site, actor, 'startShift', tenAtNight + n), actor, 'endShift', tenAtNight + n, `第${n}班`);
    }, siteAt());

  it('[SH3] is from the last of those who worked at the same stations', () => {
    const { shifts } = through(person('gate-7', 'gate', ['main-gate']), person('gate-8', 'gate', ['main-gate', 'x']));
    expect(handedOver(shifts, gateOfficer)?.ended?.note).toBe('第1班');
    expect(handedOver(shifts, person('gate-8', 'gate', ['main-gate']))?.personId).toBe('gate-7');
  });

  it('[SH3] is from nobody where nobody was, in another role, or still at work', () => {
    const { shifts } = through(pointOfficer('north-shop'), supervisorB);
    expect(handedOver(shifts, gateOfficer)).toBeNull();
    expect(handedOver(shifts, pointOfficer('first-canteen'))).toBeNull();
    expect(handedOver(shifts, supervisorA)?.personId).toBe('supervisor-2');
    expect(
      handedOver(after(siteAt(), person('gate-9', 'gate', ['main-gate']), 'startShift').shifts, gateOfficer),
    ).toBeNull();
  });
});
