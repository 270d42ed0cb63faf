import { describe, expect, it, vi } from 'vitest';
import { supervisorA } from '../../testing/actors.ts';
import { correct } from '../../testing/corrections.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import { found, heldFor, ringing, statusOf } from '../../testing/looking.ts';
import { minuteMs } from '../../time.ts';
import { dueOfVisit } from '../../visit/due.ts';
import { isWaivable } from '../../visit/rules.ts';

vi.mock('../../plan/shipped.ts', async (original) => {
  const { plansWith } = await import('../../testing/plan.ts');
  return plansWith(await original(), {
    before: 'verify-crew',
    steps: [{ key: 'wash', kind: 'wash', where: 'gate' }],
  });
});

const stage = (name: 'wash' | 'rinse') => ({ kind: 'wash', stage: name }) as const;
const foam = (dilution = 200) => ({ kind: 'wash', stage: 'foam', dilution }) as const;
const second = 1 / 60;

describe('a staged wash', () => {
  it('[WA1] takes a vehicle through its plan, three stages one after the other', () => {
    const night = nightAt('wash');
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
    const reported = night.story(visitA).flatMap((e) => (e.type === 'stepReported' && e.stepId === 'wash' ? [e] : []));
    expect(reported.map(({ report: r }) => r.kind === 'wash' && r.stage)).toEqual(['wash', 'foam', 'rinse']);
    expect(reported.map(({ outcome }) => outcome)).toEqual(['running', 'running', 'done']);
  });

  it('[WA1] no stage is left out or done twice', () => {
    const night = nightAt('wash');
    const mismatch = { ok: false, code: 'report-mismatch' };
    for (const as of [foam(), stage('rinse')]) expect(report(night, 'wash', { as })).toMatchObject(mismatch);
    report(night, 'wash', { as: stage('wash') });
    night.wait(15);
    for (const as of [stage('wash'), stage('rinse')]) expect(report(night, 'wash', { as })).toMatchObject(mismatch);
  });

  it('[WA2] the next stage waits for the standing time of the last one, to the second', () => {
    const night = nightAt('wash');
    report(night, 'wash', { as: stage('wash') });
    const readyAt = night.now + 15 * minuteMs;
    night.wait(15 - second);
    expect(report(night, 'wash', { as: foam() })).toMatchObject({
      ok: false,
      code: 'contact-running',
      params: { readyAt, remainingMs: 1000 },
    });
    night.wait(second);
    expect(report(night, 'wash', { as: foam() })).toMatchObject({ ok: true });
    expect(found(night, 'wash', 'wash.standing')).toMatchObject({ outcome: 'pass', seen: { minutes: 15 } });
    expect(isWaivable('wash.standing')).toBe(false);
    expect(report(night, 'wash', { as: stage('rinse') })).toMatchObject({ ok: false, code: 'contact-running' });
  });

  it('[WA2] says when a standing time is over, and is slow only after all of them', () => {
    const night = nightAt('wash');
    report(night, 'wash', { as: stage('wash') });
    const visit = night.underWay(visitA);
    const due = dueOfVisit(visit, []).filter(({ stepId }) => stepId === 'wash');
    expect(due.map(({ kind, at }) => [kind, (at - night.now) / minuteMs])).toEqual([
      ['contact-over', 15],
      ['step-slow', visit.limits.slowMinutes.wash + 30],
    ]);
    night.wait(16);
    expect(ringing(night)).toContain('visit.contact-over');
  });

  it('[WA3] foam that is too weak fails, and the vehicle is washed again from the first stage on', () => {
    const night = nightAt('wash');
    report(night, 'wash', { as: stage('wash') });
    night.wait(15);
    report(night, 'wash', { as: foam(201) });
    expect(heldFor(night)).toEqual(['wash.dilution']);
    night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '重新清洗' });
    expect(statusOf(night, 'wash')).toBe('running');
    expect(report(night, 'wash', { as: foam() })).toMatchObject({ code: 'report-mismatch' });
    expect(report(night, 'wash', { as: stage('wash') })).toMatchObject({ ok: true });
  });

  it('[WA3] a strength that was mistyped is corrected, a stage is no other stage', () => {
    const night = nightAt('wash');
    report(night, 'wash', { as: stage('wash') });
    night.wait(15);
    report(night, 'wash', { as: foam(100) });
    expect(correct(night, 'wash', stage('rinse'))).toMatchObject({ code: 'report-mismatch' });
    expect(correct(night, 'wash', foam(150))).toMatchObject({ ok: true });
    expect(found(night, 'wash', 'wash.dilution')).toMatchObject({ outcome: 'pass', seen: { dilution: 150 } });
  });
});
