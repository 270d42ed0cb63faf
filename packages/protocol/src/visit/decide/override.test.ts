import { describe, expect, it } from 'vitest';
import { isPlanned } from '../../plan/shipped.ts';
import { stepKinds, stepShapes } from '../../steps/kinds.ts';
import { administrator, auditor, gateOfficer, pointOfficer, supervisorA, supervisorB } from '../../testing/actors.ts';
import { correct } from '../../testing/corrections.ts';
import { crewOf, driver, passenger } from '../../testing/declarations.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import type { Answer, Night } from '../../testing/night.ts';
import { askOverride, settleOverride, waive } from '../../testing/overrides.ts';
import { startOf, verificationOf } from '../../testing/reports.ts';
import { tenAtNight } from '../../testing/site.ts';
import { hourMs, minuteMs } from '../../time.ts';
import { isWaivable, type VisitRule } from '../rules.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });

function withFever(temperatureC = 37.6): Night {
  const night = nightAt('verify-crew', { crew: crewOf(2) });
  report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC }) });
  return night;
}

function overrideOf(night: Night, asked: Answer) {
  const overrideId = asked.ok ? asked.commandId : '';
  return night.visit(visitA).overrides.find((o) => o.overrideId === overrideId);
}

const fever = { personId: driver.personId };

describe('asking for an override', () => {
  it.each([gateOfficer, pointOfficer('first-canteen'), supervisorA])(
    '[O1] $role may ask, and supervisors are told',
    (by) => {
      const night = withFever();
      expect(askOverride(night, 'verify-crew', 'verify.temperature', { ...fever, by })).toEqual(accepted);
      expect(night.standing().map(({ rule }) => rule)).toContain('visit.override-asked');
    },
  );

  it.each([administrator, auditor, pointOfficer('north-shop')])('[O1] [A3] $role $stations may not ask', (by) => {
    const answer = askOverride(withFever(), 'verify-crew', 'verify.temperature', { ...fever, by });
    expect(answer.ok).toBe(false);
  });

  it.each([
    ['a rule that passed', 'verify-crew', 'verify.identity', driver.personId],
    ['a person who was not looked at', 'verify-crew', 'verify.temperature', passenger.personId],
    ['nobody, where the fail is a person’s', 'verify-crew', 'verify.temperature', null],
    ['a step not yet done', 's1.dock', 'dock.crew-in-cab', null],
    ['a step that the plan does not have', 's2.dock', 'dock.crew-in-cab', null],
    ['a condition of the site, as if it were a person’s', 'admit', 'admit.campus-clear', driver.personId],
    ['a condition of the vehicle that nobody has looked at', 'admit', 'admit.vehicle-pass', null],
  ] as const)('[O1] there is nothing to waive for %s', (_what, stepId, rule, personId) => {
    expect(askOverride(withFever(), stepId, rule, { personId })).toEqual(refusedWith('nothing-to-waive'));
  });

  it('[O1] the same fail is asked about once at a time, and again after a denial', () => {
    const night = withFever();
    const first = askOverride(night, 'verify-crew', 'verify.temperature', fever);
    expect(askOverride(night, 'verify-crew', 'verify.temperature', fever)).toEqual(refusedWith('override-asked'));
    settleOverride(night, first, { verdict: 'deny' });
    expect(askOverride(night, 'verify-crew', 'verify.temperature', fever)).toEqual(accepted);
  });

  it('[O1] what admission waits for may be asked about before it, and not after', () => {
    const night = nightAt('verify-crew');
    expect(askOverride(night, 'admit', 'admit.open-hours')).toEqual(accepted);
    goTo(night, 's1.dock');
    expect(askOverride(night, 'admit', 'admit.campus-clear')).toEqual(refusedWith('nothing-to-waive'));
  });

  const never: VisitRule[] = [
    'disinfect.contact-time',
    'verify.test-result',
    'admit.lockdown',
    'admit.room',
    'admit.already-inside',
    'reconcile.crew',
    'release.lockdown',
  ];
  it.each(never)('[O2] %s can never be waived', (rule) => {
    expect(isWaivable(rule)).toBe(false);
    expect(askOverride(withFever(), 'verify-crew', rule, fever)).toEqual(refusedWith('not-waivable'));
  });

  it('[O2] every other rule of the shipped plans can', () => {
    const planned = stepKinds.filter(isPlanned).map((kind) => Object.keys(stepShapes[kind].findings) as VisitRule[]);
    const strict = planned.flat().filter((rule) => !isWaivable(rule));
    expect(new Set(strict)).toEqual(new Set(never));
  });
});

describe('settling an override', () => {
  it('[O3] nobody approves what they asked for; another supervisor does', () => {
    const night = withFever();
    const asked = askOverride(night, 'verify-crew', 'verify.temperature', { ...fever, by: supervisorA });
    expect(settleOverride(night, asked, { by: supervisorA })).toEqual(refusedWith('override-same-person'));
    expect(settleOverride(night, asked, { by: supervisorB })).toEqual(accepted);
    expect(overrideOf(night, asked)).toMatchObject({ status: 'used', settledBy: { personId: 'supervisor-2' } });
  });

  it('[O3] who asked may take it back', () => {
    const night = withFever();
    const asked = askOverride(night, 'verify-crew', 'verify.temperature', { ...fever, by: supervisorA });
    expect(settleOverride(night, asked, { by: supervisorA, verdict: 'deny' })).toEqual(accepted);
    expect(overrideOf(night, asked)?.status).toBe('denied');
    expect(night.underWay(visitA).held).not.toBeNull();
  });

  it.each([gateOfficer, administrator])('[O3] $role does not approve', (by) => {
    const night = withFever();
    const asked = askOverride(night, 'verify-crew', 'verify.temperature', { ...fever, by: supervisorA });
    expect(settleOverride(night, asked, { by })).toEqual(refusedWith('forbidden'));
  });

  it('[O3] is settled once', () => {
    const night = withFever();
    const asked = askOverride(night, 'verify-crew', 'verify.temperature', fever);
    settleOverride(night, asked, { verdict: 'deny' });
    expect(settleOverride(night, asked)).toEqual(refusedWith('override-settled'));
    expect(settleOverride(night, { ok: true, commandId: visitA, unchanged: false })).toEqual(
      refusedWith('override-unknown'),
    );
  });

  it('[O3] an approval does not reach a second reading that nobody asked about', () => {
    const night = withFever(37.6);
    const asked = askOverride(night, 'verify-crew', 'verify.temperature', fever);
    night.ask(supervisorB, { type: 'resumeVisit', visitId: visitA, note: '复测' });
    night.wait(1);
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 39.5 }) });
    expect(settleOverride(night, asked)).toEqual(refusedWith('nothing-to-waive'));
    expect(night.underWay(visitA).held).not.toBeNull();
  });

  it('[O4] can be approved one millisecond before it lapses, and not at that moment', () => {
    const { overrideMinutes } = withFever().underWay(visitA).limits;
    const early = withFever();
    const asked = askOverride(early, 'verify-crew', 'verify.temperature', fever);
    early.wait(overrideMinutes - 1 / minuteMs);
    expect(settleOverride(early, asked)).toEqual(accepted);

    const late = withFever();
    const lapsing = askOverride(late, 'verify-crew', 'verify.temperature', fever);
    late.now += overrideMinutes * minuteMs;
    expect(settleOverride(late, lapsing)).toEqual(refusedWith('override-settled'));
  });

  it('[O4] lapses by itself, is told, and can be asked for again', () => {
    const night = withFever();
    const asked = askOverride(night, 'verify-crew', 'verify.temperature', fever);
    night.wait(10);
    expect(overrideOf(night, asked)?.status).toBe('lapsed');
    const rules = night.standing().map(({ rule }) => rule);
    expect(rules).toContain('visit.override-lapsed');
    expect(rules).not.toContain('visit.override-asked');
    expect(askOverride(night, 'verify-crew', 'verify.temperature', fever)).toEqual(accepted);
  });
});

describe('what an approved override does', () => {
  it('[O5] [O7] waives the fail, and the step goes on as if it had passed', () => {
    const night = withFever();
    waive(night, 'verify-crew', 'verify.temperature', fever);
    const { held, steps, overrides } = night.underWay(visitA);
    expect(held).toBeNull();
    expect(steps['verify-crew']?.status).toBe('running'); // the passenger is still to come
    expect(overrides[0]?.status).toBe('used');
    const [entry] = steps['verify-crew']?.entries ?? [];
    const found = entry?.findings.find(({ rule }) => rule === 'verify.temperature');
    expect(found).toMatchObject({ outcome: 'fail', waivedBy: overrides[0]?.overrideId });
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[O5] a waived fail at the last person ends the step', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    waive(night, 'verify-crew', 'verify.temperature', fever);
    expect(night.visit(visitA).steps['verify-crew']?.status).toBe('done');
  });

  it('[O5] speaks of one person: the next one’s fever holds the visit again', () => {
    const night = withFever();
    waive(night, 'verify-crew', 'verify.temperature', fever);
    report(night, 'verify-crew', { as: verificationOf(passenger, { temperatureC: 38 }) });
    expect(night.underWay(visitA).held?.reason).toMatchObject({ kind: 'finding', rules: ['verify.temperature'] });
  });

  it('[O5] is used up: the step done again with the same fail holds again', () => {
    const night = nightAt('disinfect-vehicle');
    night.ask(supervisorA, { type: 'addBatch', batch: { ...batch, id: 'weak', chlorineMgPerL: 499 } });
    const partly = { ...startOf({ target: 'vehicle' }, 'weak'), covered: ['body' as const] };
    report(night, 'disinfect-vehicle', { as: partly });
    waive(night, 'disinfect-vehicle', 'disinfect.batch-strength');
    expect(night.underWay(visitA).held?.reason.kind).toBe('finding'); // coverage still stands
    night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '重新消杀' });
    report(night, 'disinfect-vehicle', { as: startOf({ target: 'vehicle' }, 'weak') });
    expect(night.underWay(visitA).held?.reason).toMatchObject({ rules: ['disinfect.batch-strength'] });
  });

  it('[O7] the hold stays until the last open fail is waived', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38, identityMatches: false }) });
    waive(night, 'verify-crew', 'verify.temperature', fever);
    expect(night.underWay(visitA).held).not.toBeNull();
    expect(night.visit(visitA).steps['verify-crew']?.status).toBe('failed');
    waive(night, 'verify-crew', 'verify.identity', fever);
    expect(night.underWay(visitA).held).toBeNull();
    expect(night.visit(visitA).steps['verify-crew']?.status).toBe('done');
  });

  it('[O7] a hold whose fail was corrected is lifted by a supervisor, not by another waiver', () => {
    const night = nightAt('verify-crew');
    const asked = askOverride(night, 'admit', 'admit.open-hours');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    correct(night, 'verify-crew', verificationOf(driver));
    settleOverride(night, asked);
    expect(night.underWay(visitA).held).not.toBeNull();
  });

  it('[O7] a person’s hold is not lifted by a waiver', () => {
    const night = nightAt('seal', { crew: crewOf(2) });
    night.ask(supervisorB, { type: 'holdVisit', visitId: visitA, reason: '等公安核对' });
    const entry = night.visit(visitA).steps['verify-crew']?.entries[0]?.version ?? 0;
    const hot = verificationOf(driver, { temperatureC: 38 });
    night.ask(gateOfficer, {
      type: 'correctReport',
      visitId: visitA,
      stepId: 'verify-crew',
      entry,
      report: hot,
      reason: '抄错',
    });
    waive(night, 'verify-crew', 'verify.temperature', fever);
    expect(night.visit(visitA).steps['verify-crew']?.status).toBe('done');
    expect(night.underWay(visitA).held?.reason.kind).toBe('person');
  });
});

const batch = {
  id: 'batch-2',
  agent: '84 消毒液',
  chlorineMgPerL: 500,
  mixedAt: tenAtNight - hourMs,
  expiresAt: tenAtNight + 100 * hourMs,
  retired: false,
};
