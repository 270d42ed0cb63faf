import { describe, expect, it } from 'vitest';
import { acknowledgeIt, alertOf, holdIt, alertEventsOf, resumeIt } from '../testing/alerts.ts';
import { administrator, gateOfficer, supervisorA, supervisorB } from '../testing/actors.ts';
import { driver } from '../testing/declarations.ts';
import { declare, goTo, nightAt, report, visitA, visitB } from '../testing/journey.ts';
import { ringing } from '../testing/looking.ts';
import { Night } from '../testing/night.ts';
import { verificationOf } from '../testing/reports.ts';
import { minuteMs } from '../time.ts';
import { dueOfAlert } from './due.ts';
import { usualAlerting } from './policy.ts';
import type { AlertRule } from './state.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const typesOf = (night: Night, rule: AlertRule) => alertEventsOf(night, rule).map(({ type }) => type);
const silence = (night: Night, rule: AlertRule, minutes: number) =>
  night.ask(supervisorA, {
    type: 'silenceAlert',
    alertId: alertOf(night, rule).id,
    until: night.now + minutes * minuteMs,
    reason: '正在处理',
  });

/** A point that reports a deviation: as bad as it says. */
const deviate = (night: Night, kind: 'other' | 'contact') =>
  night.ask(gateOfficer, { type: 'reportDeviation', visitId: visitA, kind, text: null });

describe('[B9] one alert of visit, rule and step at a time', () => {
  it('[B9] counts what comes up again, and rings again for it', () => {
    const night = nightAt('s1.dock');
    deviate(night, 'other');
    acknowledgeIt(night, 'visit.deviation');
    night.now += minuteMs;
    deviate(night, 'other');
    expect(alertOf(night, 'visit.deviation')).toMatchObject({
      count: 2,
      lastAt: night.now,
      acknowledged: null,
      rung: { at: night.now },
      raisedAt: night.now - minuteMs,
    });
  });

  it('[B9] is as bad as the worst of its causes, and is treated so', () => {
    const night = nightAt('s1.dock');
    deviate(night, 'contact');
    deviate(night, 'other');
    expect(alertOf(night, 'visit.deviation')).toMatchObject({
      severity: 'critical',
      policy: usualAlerting.policies.critical,
      params: { kind: 'other' },
    });
  });

  it('[B9] [B2] stays active until the last of its causes has ended', () => {
    const night = nightAt('s1.dock');
    deviate(night, 'other');
    deviate(night, 'other');
    const settle = (n: number) =>
      night.ask(supervisorA, {
        type: 'settleDeviation',
        visitId: visitA,
        deviationId: night.underWay(visitA).deviations[n]?.deviationId ?? '',
        verdict: 'dismissed',
        note: '误报',
      });
    settle(1);
    expect(ringing(night)).toEqual(['visit.deviation']);
    settle(0);
    expect(ringing(night)).toEqual([]);
  });

  it('[B9] that had cleared stands again', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    resumeIt(night);
    holdIt(night);
    expect(alertOf(night, 'visit.held')).toMatchObject({ count: 2, clearedAt: null });
    expect(typesOf(night, 'visit.held')).toEqual(['alertRaised', 'alertCleared', 'alertRepeated']);
  });

  it('[B9] that was closed begins anew, under the same name', () => {
    const night = nightAt('s1.dock');
    deviate(night, 'contact');
    const { id } = alertOf(night, 'visit.deviation');
    acknowledgeIt(night, 'visit.deviation');
    night.ask(supervisorA, { type: 'closeAlert', alertId: id, outcome: 'false-alarm', note: null });
    deviate(night, 'other');
    expect(alertOf(night, 'visit.deviation')).toMatchObject({
      id,
      count: 1,
      severity: 'high',
      closed: null,
      comments: [],
    });
    expect(typesOf(night, 'visit.deviation').at(-1)).toBe('alertRaised');
  });
});

describe('[B10] one cause rings once', () => {
  it('[B10] of several fails of one report the worst rings, and the others follow it', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', {
      as: verificationOf(driver, { result: 'positive', temperatureC: 38, antigen: 'negative' }),
    });
    const worst = alertOf(night, 'verify.test-result');
    expect(worst.follows).toBeNull();
    expect(alertOf(night, 'verify.temperature').follows).toBe(worst.id);
    night.wait(60);
    expect(typesOf(night, 'verify.temperature')).toEqual(['alertRaised']);
    expect(typesOf(night, 'verify.test-result')).toContain('alertEscalated');
  });

  const feverish = () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', {
      as: verificationOf(driver, { result: 'positive', temperatureC: 38, antigen: 'negative' }),
    });
    return night;
  };
  const endLeader = (night: Night) => {
    acknowledgeIt(night, 'verify.test-result');
    const { id: alertId } = alertOf(night, 'verify.test-result');
    night.ask(supervisorA, { type: 'closeAlert', alertId, outcome: 'false-alarm', note: '看错' });
  };

  it('[B10] what followed an alert rings by itself when that one is over first', () => {
    const night = feverish();
    endLeader(night);
    expect(alertOf(night, 'verify.temperature')).toMatchObject({ follows: null, rung: { at: night.now } });
    expect(alertEventsOf(night, 'verify.temperature').at(-1)).toEqual({ type: 'alertReraised', why: 'leader-gone' });
    night.wait(5);
    expect(alertOf(night, 'verify.temperature').escalated).toBe(2);
  });

  it('[B10] unless somebody has it in hand: then it rings when that is no longer believed', () => {
    const night = feverish();
    acknowledgeIt(night, 'verify.temperature');
    endLeader(night);
    expect(typesOf(night, 'verify.temperature')).not.toContain('alertReraised');
    night.wait(30);
    expect(alertOf(night, 'verify.temperature')).toMatchObject({ follows: null, acknowledged: null });
  });

  it('[B10] a lockdown rings once, however many vehicles are refused because of it', () => {
    const night = new Night();
    for (const [id, plate] of [
      [visitA, '渝A12345'],
      [visitB, '渝B12345'],
    ] as const) {
      declare(night, id, { plate });
      goTo(night, 'admit', id);
    }
    night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    for (const id of [visitA, visitB]) report(night, 'admit', { id });
    const attempts = [...night.alerts.values()].filter(({ state }) => state.rule === 'visit.attempt');
    expect(attempts).toHaveLength(2);
    const leader = alertOf(night, 'site.lockdown').id;
    expect(attempts.map(({ state }) => state.follows)).toEqual([leader, leader]);
    night.wait(200);
    expect(
      night.log.filter((e) => e.event.type === 'alertEscalated' && attempts.some(({ state }) => state.id === e.id)),
    ).toEqual([]);
    expect(alertOf(night, 'site.lockdown').followers).toHaveLength(2);
    night.ask(supervisorA, { type: 'liftLockdown', reason: '演练结束' });
    expect(ringing(night)).not.toContain('visit.attempt');
    expect(night.log.filter((e) => e.event.type === 'alertReraised')).toEqual([]);
  });

  it.each([
    ['closed as a false alarm', { type: 'closeAlert', outcome: 'false-alarm', note: null }],
    ['cleared by hand', { type: 'clearAlert', note: '演练，不必理会' }],
  ] as const)('[B10] a lockdown’s alert that is %s while it lasts leaves what followed it ringing', (_, over) => {
    const night = nightAt('admit');
    night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    report(night, 'admit');
    acknowledgeIt(night, 'site.lockdown');
    expect(night.ask(supervisorA, { ...over, alertId: alertOf(night, 'site.lockdown').id })).toEqual(accepted);
    expect(alertOf(night, 'visit.attempt')).toMatchObject({ follows: null, clearedAt: null, rung: { at: night.now } });
    expect(typesOf(night, 'visit.attempt').at(-1)).toBe('alertReraised');
    declare(night, visitB, { plate: '渝B12345' });
    goTo(night, 'admit', visitB);
    report(night, 'admit', { id: visitB });
    const later = [...night.alerts.values()].find(({ state }) => state.visitId === visitB && state.clearedAt === null);
    expect(later?.state).toMatchObject({ rule: 'visit.attempt', follows: null });
    night.ask(supervisorA, { type: 'liftLockdown', reason: '演练结束' });
    expect(night.log.filter(({ event }) => event.type === 'alertReraised')).toHaveLength(1);
  });

  it('[B10] so does the end of campus clear', () => {
    const night = nightAt('admit');
    night.ask(supervisorA, { type: 'revokeClear', reason: '有人外出' });
    report(night, 'admit');
    expect(alertOf(night, 'visit.attempt').follows).toBe(alertOf(night, 'site.clear-revoked').id);
  });

  it('[B10] an attempt with another reason rings by itself', () => {
    const night = nightAt('admit');
    night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    report(night, 's1.dock');
    expect(alertOf(night, 'visit.attempt').follows).toBeNull();
  });
});

describe('[B12] an alert is somebody’s', () => {
  it('[B12] is assigned to a supervisor or the office, and to nobody again', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    const assign = (personId: string | null) =>
      night.ask(supervisorA, { type: 'assignAlert', alertId: alertOf(night, 'visit.held').id, personId });
    expect(assign('supervisor-2')).toEqual(accepted);
    expect(alertOf(night, 'visit.held').assigned).toMatchObject({ personId: 'supervisor-2', name: '监管乙' });
    expect(assign('supervisor-2')).toMatchObject({ ok: true, unchanged: true });
    expect(assign(null)).toEqual(accepted);
    expect(alertOf(night, 'visit.held').assigned).toBeNull();
  });

  it('[B12] is not assigned to who may not handle it, is off duty, or nobody knows', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    const [, , , second] = night.site.state.staff;
    if (second === undefined) throw new RangeError('no second supervisor');
    night.ask(administrator, { type: 'saveStaff', member: { ...second, active: false } });
    for (const personId of ['gate-1', second.personId, 'nobody-1']) {
      const { id: alertId } = alertOf(night, 'visit.held');
      expect(night.ask(supervisorA, { type: 'assignAlert', alertId, personId })).toEqual(
        refusedWith('assignee-unknown'),
      );
    }
  });
});

describe('[B13] a silence', () => {
  it('[B13] keeps an alert from escalating until its end, when it rings as if it began then', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    night.wait(1);
    silence(night, 'visit.held', 30);
    night.wait(29);
    expect(typesOf(night, 'visit.held')).toEqual(['alertRaised', 'alertEscalated', 'alertSilenced']);
    night.wait(1);
    expect(alertOf(night, 'visit.held')).toMatchObject({ silenced: null, rung: { at: night.now }, escalated: 1 });
    night.wait(5);
    expect(alertOf(night, 'visit.held').escalated).toBe(2);
  });

  it('[B13] is ended before its time with a reason', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    const unsilence = () =>
      night.ask(supervisorB, { type: 'unsilenceAlert', alertId: alertOf(night, 'visit.held').id, reason: '提前' });
    expect(unsilence()).toEqual(refusedWith('alert-not-silenced'));
    silence(night, 'visit.held', 30);
    expect(unsilence()).toEqual(accepted);
    expect(alertOf(night, 'visit.held').silenced).toBeNull();
  });

  it('[B13] of an alert that is in hand does not ring at its end', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    silence(night, 'visit.held', 10);
    acknowledgeIt(night, 'visit.held');
    night.wait(10);
    expect(alertOf(night, 'visit.held')).toMatchObject({
      silenced: null,
      acknowledged: { by: { name: supervisorA.name } },
    });
  });

  it('[B13] has an end that is ahead and not too far', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    expect(silence(night, 'visit.held', 0)).toEqual(refusedWith('silence-in-past'));
    expect(silence(night, 'visit.held', 241)).toEqual(refusedWith('silence-too-long'));
    expect(silence(night, 'visit.held', 240)).toEqual(accepted);
  });

  it('[B13] is not for what is critical, and ends when it becomes so', () => {
    const night = nightAt('s1.dock');
    deviate(night, 'other');
    silence(night, 'visit.deviation', 60);
    deviate(night, 'contact');
    expect(alertOf(night, 'visit.deviation').silenced).toBeNull();
    expect(silence(night, 'visit.deviation', 60)).toEqual(refusedWith('alert-not-silenceable'));
  });
});

describe('[B14] in hand is believed for a while', () => {
  it('[B14] an acknowledged alert whose cause is active rings again after its time', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    night.wait(1);
    acknowledgeIt(night, 'visit.held');
    night.wait(29);
    expect(alertOf(night, 'visit.held').acknowledged).not.toBeNull();
    night.wait(1);
    expect(alertOf(night, 'visit.held')).toMatchObject({ acknowledged: null, rung: { at: night.now } });
    expect(alertEventsOf(night, 'visit.held').filter(({ type }) => type === 'alertReraised')).toEqual([
      { type: 'alertReraised', why: 'acknowledgement-over' },
    ]);
  });

  it('[B14] one whose cause is gone rings no more', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    acknowledgeIt(night, 'visit.held');
    resumeIt(night);
    night.wait(40);
    expect(typesOf(night, 'visit.held')).not.toContain('alertReraised');
  });

  it('[B14] an acknowledgement that was taken back has no time-out, and the next one its own', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    acknowledgeIt(night, 'visit.held');
    night.wait(20);
    const { id: alertId } = alertOf(night, 'visit.held');
    night.ask(supervisorA, { type: 'unacknowledgeAlert', alertId, reason: '按错' });
    acknowledgeIt(night, 'visit.held', supervisorB);
    night.wait(29);
    expect(typesOf(night, 'visit.held')).not.toContain('alertReraised');
    night.wait(1);
    expect(typesOf(night, 'visit.held')).toContain('alertReraised');
  });
});

describe('[Q7] what an alert waits for', () => {
  const waits = (night: Night, rule: AlertRule) => dueOfAlert(alertOf(night, rule), []).map(({ kind }) => kind);

  it('[Q7] is the next step; in hand, its time-out; silenced, the end of that; cleared, to be closed', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    expect(waits(night, 'visit.held')).toEqual(['escalate']);
    silence(night, 'visit.held', 10);
    expect(waits(night, 'visit.held')).toEqual(['silence-over']);
    acknowledgeIt(night, 'visit.held');
    expect(waits(night, 'visit.held')).toEqual(['silence-over', 'acknowledgement-over']);
    resumeIt(night);
    expect(waits(night, 'visit.held')).toEqual(['close']);
    night.wait(12 * 60);
    expect(waits(night, 'visit.held')).toEqual([]);
  });

  it('[Q7] [Q2] does not come a millisecond early, nor twice', () => {
    const night = nightAt('s1.dock');
    holdIt(night);
    const [due] = dueOfAlert(alertOf(night, 'visit.held'), []);
    if (due === undefined) throw new RangeError('it waits for nothing');
    const pass = () => night.pass(`alert:${alertOf(night, 'visit.held').id}`, due.key);
    night.now -= 1;
    expect(pass()).toEqual(refusedWith('deadline-not-due'));
    night.now += 1;
    expect(pass()).toEqual(accepted);
    expect(pass()).toEqual(refusedWith('deadline-not-due'));
  });
});
