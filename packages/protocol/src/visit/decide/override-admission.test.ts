import { describe, expect, it } from 'vitest';
import { administrator, supervisorA } from '../../testing/actors.ts';
import { driver } from '../../testing/declarations.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import { ringing } from '../../testing/looking.ts';
import type { Answer, Night } from '../../testing/night.ts';
import { askOverride, settleOverride, waive } from '../../testing/overrides.ts';
import { verificationOf } from '../../testing/reports.ts';
import { setStation } from '../../testing/stations.ts';
import { minuteMs } from '../../time.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
function overrideOf(night: Night, asked: Answer) {
  const overrideId = asked.ok ? asked.commandId : '';
  return night.visit(visitA).overrides.find((o) => o.overrideId === overrideId);
}

const fever = { personId: driver.personId };

const everyDay = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: '00:00', to: '00:00' }));

describe('an override for admission', () => {
  const revoke = (night: Night) => night.ask(supervisorA, { type: 'revokeClear', reason: '有人外出' });

  it('[O6] a condition that is waited for is met by the next try, once', () => {
    const night = nightAt('admit');
    revoke(night);
    expect(report(night, 'admit')).toEqual(refusedWith('admit-not-yet'));
    waive(night, 'admit', 'admit.campus-clear');
    expect(night.visit(visitA).overrides[0]?.status).toBe('approved');
    expect(report(night, 'admit')).toEqual(accepted);
    expect(night.visit(visitA)).toMatchObject({ status: 'inside', overrides: [{ status: 'used' }] });
  });

  it('[O6] it is kept while other overrides are used', () => {
    const night = nightAt('verify-crew');
    night.wait(25); // of the half hour that the agent works
    waive(night, 'admit', 'admit.campus-clear');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    waive(night, 'verify-crew', 'verify.temperature', fever);
    expect(night.visit(visitA).overrides.map(({ status }) => status)).toEqual(['approved', 'used']);
    revoke(night);
    goTo(night, 'admit');
    expect(report(night, 'admit')).toEqual(accepted);
  });

  it.each(['admit.campus-clear', 'admit.open-hours', 'admit.point-hours'] as const)(
    '[O8] a waiver of %s is for now: ten minutes from the approval, to the millisecond, before any clock has said so',
    (rule) => {
      const make = (night: Night) => {
        if (rule === 'admit.campus-clear') revoke(night);
        if (rule === 'admit.open-hours') night.ask(administrator, { type: 'setHours', hours: [] });
        if (rule === 'admit.point-hours') setStation(night, 'first-canteen', { hours: [] });
      };
      for (const [ms, ok] of [
        [-1, true],
        [0, false],
      ] as const) {
        const night = nightAt('admit');
        make(night);
        const asked = askOverride(night, 'admit', rule);
        night.wait(9);
        settleOverride(night, asked);
        night.now += 10 * minuteMs + ms;
        expect(report(night, 'admit').ok).toBe(ok);
      }
    },
  );

  it.each([
    ['back', -30],
    ['back by a day', -24 * 60],
    ['forward', 4],
  ])('[CL10] is for no longer than ten minutes when the clock is put %s meanwhile', (_how, minutes) => {
    for (const [ms, ok] of [
      [-1, true],
      [0, false],
    ] as const) {
      const night = nightAt('admit');
      setStation(night, 'first-canteen', { hours: [] });
      const asked = askOverride(night, 'admit', 'admit.point-hours');
      night.wait(1);
      night.setClock(-7); // what was set before counts for nothing
      settleOverride(night, asked);
      const declared = { type: 'declareClear', statement: '楼长逐栋确认' } as const;
      night.now += 5 * minuteMs;
      night.setClock(minutes);
      night.ask(supervisorA, { ...declared, until: Math.round(night.now) + 60 * minuteMs });
      night.ask(administrator, { type: 'setHours', hours: everyDay });
      night.now += (minutes > 0 ? 5 - minutes : 5) * minuteMs + ms;
      expect(report(night, 'admit').ok).toBe(ok);
    }
  });

  it('[O8] an unused waiver lapses, raises an alert, and can be requested again', () => {
    const night = nightAt('admit');
    revoke(night);
    const asked = askOverride(night, 'admit', 'admit.campus-clear');
    settleOverride(night, asked);
    expect(askOverride(night, 'admit', 'admit.campus-clear')).toEqual(refusedWith('override-asked'));
    night.wait(10);
    expect(overrideOf(night, asked)).toMatchObject({ status: 'lapsed', settledBy: { personId: 'supervisor-1' } });
    expect(ringing(night)).toContain('visit.override-lapsed');
    night.wait(60 * 60);
    expect(report(night, 'admit')).toEqual(refusedWith('admit-not-yet'));
    expect(askOverride(night, 'admit', 'admit.campus-clear')).toEqual(accepted);
  });

  it('[O8] a waiver that turned out not to be needed says nothing more', () => {
    const night = nightAt('admit');
    waive(night, 'admit', 'admit.campus-clear');
    report(night, 'admit');
    night.wait(15);
    expect(ringing(night)).toEqual([]);
  });

  it('[O8] what the vehicle itself lacks stays waived until it is admitted', () => {
    const night = nightAt('admit', { vehiclePass: null });
    report(night, 'admit');
    waive(night, 'admit', 'admit.vehicle-pass');
    night.wait(120);
    expect(report(night, 'admit')).toEqual(accepted);
  });

  it('[O6] a waived vehicle pass lets the officer admit; it does not admit by itself', () => {
    const night = nightAt('admit', { vehiclePass: null });
    report(night, 'admit');
    waive(night, 'admit', 'admit.vehicle-pass');
    expect(night.underWay(visitA)).toMatchObject({ status: 'atGate', held: null });
    expect(night.story(visitA).at(-1)).toMatchObject({ settles: { stepId: 'admit', outcome: 'running' } });
    expect(report(night, 'admit')).toEqual(accepted);
    expect(night.underWay(visitA).status).toBe('inside');
    expect(night.visit(visitA).steps['s1.leg']?.status).toBe('running');
    goTo(night, null);
    expect(night.visit(visitA)).toMatchObject({ status: 'released', overrides: [{ status: 'used' }] });
  });

  it('[O6] what has changed since the request is judged again', () => {
    const night = nightAt('admit', { vehiclePass: null });
    report(night, 'admit');
    const asked = askOverride(night, 'admit', 'admit.vehicle-pass');
    revoke(night);
    settleOverride(night, asked);
    expect(report(night, 'admit')).toMatchObject({
      code: 'admit-not-yet',
      params: { reasons: ['admit.campus-clear'] },
    });
    expect(night.underWay(visitA).status).toBe('atGate');
  });

  it('[O6] two fails of one admission need two overrides, and both count at the next try', () => {
    const night = nightAt('admit', { vehiclePass: null, stops: ['refuse-east'] });
    report(night, 'admit');
    waive(night, 'admit', 'admit.vehicle-pass');
    expect(night.underWay(visitA).held).not.toBeNull();
    waive(night, 'admit', 'admit.route');
    expect(night.underWay(visitA).held).toBeNull();
    expect(report(night, 'admit')).toEqual(accepted);
    expect(night.visit(visitA).overrides.map(({ status }) => status)).toEqual(['used', 'used']);
  });

  it('[O6] a waiver is kept through a try that fails for another reason', () => {
    const night = nightAt('admit', { vehiclePass: null });
    report(night, 'admit');
    waive(night, 'admit', 'admit.vehicle-pass');
    const station = night.site.state.stations.find(({ id }) => id === 'first-canteen');
    if (station === undefined) throw new RangeError('no first canteen');
    night.ask(administrator, { type: 'saveStation', station: { ...station, open: false } });
    report(night, 'admit');
    expect(night.underWay(visitA).held?.reason).toMatchObject({ rules: ['admit.route'] });
    waive(night, 'admit', 'admit.route');
    expect(report(night, 'admit')).toEqual(accepted);
    expect(night.underWay(visitA).status).toBe('inside');
  });
});
