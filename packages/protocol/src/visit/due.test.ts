import { describe, expect, it } from 'vitest';
import { administrator, clock, gateOfficer, supervisorA, supervisorB } from '../testing/actors.ts';
import { ringing } from '../testing/looking.ts';
import { crewOf, driver, passenger } from '../testing/declarations.ts';
import { declare, goTo, nightAt, report, visitA } from '../testing/journey.ts';
import { Night } from '../testing/night.ts';
import { askOverride, settleOverride } from '../testing/overrides.ts';
import { verificationOf } from '../testing/reports.ts';
import { siteAt, withLimits } from '../testing/site.ts';
import { minuteMs } from '../time.ts';
import { decideVisit } from './decide.ts';
import { dueOfVisit } from './due.ts';
import { type Deadline } from './state.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const hold = (night: Night) => night.ask(supervisorA, { type: 'holdVisit', visitId: visitA, reason: '等候' });
const resume = (night: Night) => night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '继续' });
const ms = 1 / minuteMs;

/** What the visit waits for, in minutes from now. */
function waitsFor(night: Night): [Deadline['kind'], number][] {
  return dueOfVisit(night.visit(visitA), []).map(({ kind, at }) => [kind, (at - night.now) / minuteMs]);
}

function keys(night: Night): string[] {
  return dueOfVisit(night.visit(visitA), []).map(({ key }) => key);
}

describe('what a visit waits for', () => {
  it('[Q1] nothing but its arrival before it arrives, and nothing after it is closed', () => {
    const night = new Night();
    declare(night);
    expect(waitsFor(night).map(([kind]) => kind)).toEqual(['no-show']);
    goTo(night, null);
    expect(waitsFor(night)).toEqual([]);
  });

  it('[Q1] a vehicle at the gate: its disinfection, which should not take longer than an hour', () => {
    expect(waitsFor(nightAt('disinfect-vehicle'))).toEqual([['step-slow', 60]]);
  });

  it('[Q1] while the agent works: the end of the contact time, then the step’s limit', () => {
    const night = nightAt('disinfect-vehicle');
    night.wait(10);
    report(night, 'disinfect-vehicle');
    expect(waitsFor(night)).toEqual([
      ['contact-over', 30],
      ['step-slow', 50],
    ]);
    expect(keys(night)[0]).toMatch(/^contact:disinfect-vehicle:\d+$/u);
  });

  it('[Q1] a vehicle that waits for admission may wait', () => {
    expect(waitsFor(nightAt('admit'))).toEqual([]);
  });

  it('[Q1] [Q4] on its way: the leg, and the loop as a whole', () => {
    expect(waitsFor(nightAt('s1.leg'))).toEqual([
      ['leg-slow', 20],
      ['loop-warn', 120],
      ['loop-critical', 360],
    ]);
  });

  it('[Q1] at a point that it should leave: the departure', () => {
    const night = nightAt('s2.leg', { stops: ['first-canteen', 'north-shop'] });
    expect(waitsFor(night)[0]).toEqual(['step-slow', 20]);
    report(night, 's2.leg');
    expect(waitsFor(night)[0]).toEqual(['leg-slow', 20]);
  });

  it('[Q1] an override that nobody has settled', () => {
    const night = nightAt('admit');
    const asked = askOverride(night, 'admit', 'admit.open-hours');
    expect(waitsFor(night)).toEqual([['override-lapse', 10]]);
    settleOverride(night, asked, { verdict: 'deny' });
    expect(waitsFor(night)).toEqual([]);
  });

  it('[Q1] [O8] an approved override of a site condition, until its waiver ends', () => {
    const night = nightAt('admit');
    const asked = askOverride(night, 'admit', 'admit.open-hours');
    night.wait(4);
    settleOverride(night, asked);
    expect(waitsFor(night)).toEqual([['override-lapse', 10]]);
    report(night, 'admit');
    expect(waitsFor(night).map(([kind]) => kind)).not.toContain('override-lapse');
  });

  it('[Q8] the limits of steps and legs are the site’s, as they were on arrival', () => {
    const night = new Night(
      withLimits(siteAt(), { slowMinutes: { ...siteAt().limits.slowMinutes, disinfect: 5, leg: 7 } }),
    );
    nightAt('disinfect-vehicle', {}, night);
    expect(waitsFor(night)).toEqual([['step-slow', 35]]);
    const { limits } = night.site.state;
    const slowMinutes = { ...limits.slowMinutes, leg: 90 };
    expect(night.ask(administrator, { type: 'setLimits', limits: { ...limits, slowMinutes } })).toMatchObject({
      ok: true,
    });
    goTo(night, 's1.leg');
    expect(waitsFor(night)[0]).toEqual(['leg-slow', 7]);
  });

  it('[Q8] a disinfection is not slow before its contact time is over, however short its limit and late its wetting', () => {
    const night = new Night(withLimits(siteAt(), { slowMinutes: { ...siteAt().limits.slowMinutes, disinfect: 1 } }));
    nightAt('disinfect-vehicle', {}, night);
    report(night, 'disinfect-vehicle');
    expect(waitsFor(night)).toEqual([
      ['contact-over', 30],
      ['step-slow', 31],
    ]);
    night.wait(20);
    report(night, 'disinfect-vehicle', { as: { kind: 'disinfect', act: 'rewet', batchId: 'batch-1' } });
    expect(waitsFor(night)).toEqual([
      ['contact-over', 30],
      ['step-slow', 30],
    ]);
    night.wait(30 - ms);
    expect(ringing(night)).toEqual([]);
    night.wait(ms);
    expect(ringing(night)).toContain('visit.contact-over');
  });

  it('[Q1] figures are those that the vehicle arrived under', () => {
    const night = nightAt('disinfect-vehicle');
    const { limits } = night.site.state;
    night.ask(administrator, { type: 'setLimits', limits: { ...limits, contactMinutes: 5, loopWarnMinutes: 10 } });
    report(night, 'disinfect-vehicle');
    expect(waitsFor(night)[0]).toEqual(['contact-over', 30]);
    goTo(night, 's1.leg');
    expect(waitsFor(night)).toContainEqual(['loop-warn', 120]);
  });
});

describe('a deadline passes', () => {
  it('[Q2] not one millisecond early, and once', () => {
    const night = nightAt('s1.leg');
    const [leg] = dueOfVisit(night.visit(visitA), []);
    night.now = (leg?.at ?? 0) - 1;
    expect(night.pass(`visit:${visitA}`, leg?.key ?? '')).toEqual(refusedWith('deadline-not-due'));
    night.now += 1;
    expect(night.pass(`visit:${visitA}`, leg?.key ?? '')).toMatchObject({ ok: true });
    expect(ringing(night)).toEqual(['visit.leg-slow']);
    expect(night.pass(`visit:${visitA}`, leg?.key ?? '')).toEqual(refusedWith('deadline-not-due'));
    expect(keys(night)).not.toContain(leg?.key);
  });

  it('[Q2] not when what it was about has been done', () => {
    const night = nightAt('s1.leg');
    const [leg] = dueOfVisit(night.visit(visitA), []);
    report(night, 's1.leg');
    night.now = (leg?.at ?? 0) + minuteMs;
    expect(night.pass(`visit:${visitA}`, leg?.key ?? '')).toEqual(refusedWith('deadline-not-due'));
  });

  it('[Q2] is refused for an unknown visit', () => {
    const night = new Night();
    const pass = { type: 'passDeadline', commandId: 'x', observedAt: 0, aggregate: 'visit:x', deadline: 'x' } as const;
    expect(decideVisit(null, pass, night.facts(clock))).toEqual(refusedWith('visit-unknown'));
  });

  it('[Q1] the end of contact time alerts the officers, and that alert ends with the step', () => {
    const night = nightAt('disinfect-vehicle');
    report(night, 'disinfect-vehicle');
    night.wait(30 - ms);
    expect(ringing(night)).toEqual([]);
    night.wait(ms);
    expect(ringing(night)).toEqual(['visit.contact-over']);
    report(night, 'disinfect-vehicle');
    expect(ringing(night)).toEqual([]);
  });

  it('[Q1] [V5] wetted again, the contact time is not over any more, and ends anew', () => {
    const night = nightAt('disinfect-vehicle');
    report(night, 'disinfect-vehicle');
    night.wait(31);
    report(night, 'disinfect-vehicle', { as: { kind: 'disinfect', act: 'rewet', batchId: 'batch-1' } });
    expect(ringing(night)).toEqual([]);
    expect(waitsFor(night)).toContainEqual(['contact-over', 30]);
    night.wait(30);
    expect(ringing(night)).toEqual(['visit.contact-over', 'visit.step-slow']);
  });

  it('[Q1] slow steps, slow legs and the loop’s two limits ring, each once', () => {
    const night = nightAt('s1.leg');
    night.wait(20);
    expect(night.standing()).toMatchObject([{ rule: 'visit.leg-slow', severity: 'high', stepId: 's1.leg' }]);
    report(night, 's1.leg');
    expect(ringing(night)).toEqual([]);
    night.wait(15);
    expect(ringing(night)).toEqual(['visit.step-slow']);
    night.wait(85);
    expect(ringing(night)).toEqual(['visit.loop-warn', 'visit.step-slow']);
    night.wait(240);
    const severities = night.standing().map(({ rule, severity }) => [rule, severity]);
    expect(Object.fromEntries(severities)).toEqual({
      'visit.loop-critical': 'critical',
      'visit.loop-warn': 'warning',
      'visit.step-slow': 'warning',
    });
    night.wait(10 * 60);
    expect(ringing(night, 'site.clear-expired')).toHaveLength(3);
    goTo(night, null);
    expect(ringing(night, 'site.clear-expired')).toEqual([]);
  });

  it('[Q1] a visit that was finished late leaves no deadline behind', () => {
    const night = nightAt('s1.leg');
    night.wait(500);
    goTo(night, null);
    expect(keys(night)).toEqual([]);
  });
});

describe('the clocks of step and leg', () => {
  it('[H3] stop while the visit is held, and go on where they stood', () => {
    const night = nightAt('s1.dock');
    night.wait(5);
    hold(night);
    night.wait(60);
    expect(ringing(night)).toEqual(['visit.held']);
    resume(night);
    expect(waitsFor(night)[0]).toEqual(['step-slow', 10]);
  });

  it('[H3] [Q4] [Q6] the loop’s limit runs on, and rings when the hold does no longer', () => {
    const night = nightAt('s1.dock');
    hold(night);
    night.wait(120);
    expect(waitsFor(night)).toEqual([]);
    expect(ringing(night)).toEqual(['visit.held']);
    resume(night);
    expect(waitsFor(night)[0]).toEqual(['loop-warn', 0]);
    night.wait(0);
    expect(ringing(night)).toEqual(['visit.loop-warn']);
  });

  it('[Q6] of a vehicle that is escorted out of its hold, the loop’s limit never rings', () => {
    const night = nightAt('s1.dock');
    hold(night);
    night.wait(400);
    night.ask(supervisorA, { type: 'escortOut', visitId: visitA, reason: '车辆故障' });
    night.wait(400);
    expect([...night.alerts.keys()].filter((id) => id.includes('.loop-'))).toEqual([]);
  });

  it('[H3] the contact time runs on: the agent knows nothing of a hold', () => {
    const night = nightAt('verify-crew');
    hold(night);
    night.wait(30);
    expect(ringing(night)).toContain('visit.contact-over');
  });

  it('[H3] two holds are both given back', () => {
    const night = nightAt('s1.dock');
    for (const minutes of [7, 8]) {
      night.wait(2);
      hold(night);
      night.wait(minutes);
      resume(night);
    }
    expect(waitsFor(night)[0]).toEqual(['step-slow', 11]);
  });

  it('[H3] [Q5] a change of the crew that ends a step during the hold does not give more than the hold took', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    report(night, 'verify-crew', { as: verificationOf(driver) });
    night.wait(30);
    report(night, 'disinfect-vehicle', { as: { kind: 'disinfect', act: 'finish' } });
    report(night, 'verify-crew', { as: verificationOf(passenger, { temperatureC: 38 }) });
    night.wait(20);
    night.ask(gateOfficer, { type: 'changeCrew', visitId: visitA, crew: [driver], reason: '发热者不入场' });
    night.wait(10);
    resume(night);
    expect(waitsFor(night)).toEqual([['step-slow', 15]]); // the seal, as if it had become next just now
    expect(night.underWay(visitA).currentSince).toBe(night.now);
  });

  it('[Q5] a step that is started again has its whole time again, and rings again', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    night.wait(30);
    report(night, 'disinfect-vehicle', { as: { kind: 'disinfect', act: 'finish' } });
    night.wait(20);
    expect(ringing(night)).toEqual(['visit.step-slow']);
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    night.ask(supervisorB, { type: 'resumeVisit', visitId: visitA, note: '复测' });
    expect(waitsFor(night)).toEqual([['step-slow', 20]]);
    night.wait(20);
    expect(night.standing().find(({ rule }) => rule === 'visit.step-slow')).toMatchObject({ count: 2 });
    goTo(night, 'seal');
    expect(ringing(night)).toEqual([]);
  });

  it('[Q5] what overlaps leaves the clock of the disinfection alone', () => {
    const night = nightAt('verify-crew');
    night.wait(10);
    report(night, 'verify-crew');
    expect(waitsFor(night)).toContainEqual(['step-slow', 50]);
  });

  it('[Q5] a departure starts the leg’s clock', () => {
    const night = nightAt('leg-out');
    night.wait(15);
    report(night, 'leg-out');
    expect(waitsFor(night)[0]).toEqual(['leg-slow', 20]);
  });

  it('[Q1] a slow departure that a supervisor makes unnecessary stops ringing', () => {
    const night = nightAt('s2.leg', { stops: ['first-canteen', 'north-shop'] });
    night.wait(20);
    expect(ringing(night)).toEqual(['visit.step-slow']);
    night.ask(supervisorA, { type: 'changeStops', visitId: visitA, stops: ['first-canteen'], reason: '超市关门' });
    expect(ringing(night)).toEqual([]);
  });

  it('[Q1] the earliest comes first', () => {
    const night = nightAt('disinfect-vehicle');
    night.wait(55);
    report(night, 'disinfect-vehicle');
    night.ask(gateOfficer, { type: 'askHelp', visitId: visitA, need: 'water' });
    expect(waitsFor(night)).toEqual([
      ['contact-over', 30],
      ['step-slow', 30],
    ]);
  });
});
