import { describe, expect, it } from 'vitest';
import { declare, nightAt, report, visitA } from '../testing/journey.ts';
import { driver } from '../testing/declarations.ts';
import { late, stepOfNight } from '../testing/late.ts';
import { Night } from '../testing/night.ts';
import { verificationOf } from '../testing/reports.ts';
import { gateOfficer, supervisorA } from '../testing/actors.ts';
import { minuteMs } from '../time.ts';
import { dueOfVisit } from '../visit/due.ts';
import { engine } from '../engine/product.ts';

const at = (night: Night, minute: number) => night.now + minute * minuteMs;
const dueAt = (night: Night, kind: string) => dueOfVisit(night.visit(visitA), []).find((one) => one.kind === kind)?.at;

it('[OF10] a vehicle arrived when it was seen to, not when the record came', () => {
  const night = new Night();
  declare(night);
  const seen = at(night, 1);
  night.wait(48);
  late(night, stepOfNight(night, 'arrive'), seen);
  expect(night.underWay(visitA)).toMatchObject({
    arrivedAt: seen,
    steps: { arrive: { startedAt: seen, doneAt: seen, entries: [{ at: night.now, recordedAt: seen }] } },
  });
});

it('[OF10] [Q4] the loop’s limit runs from when it was let in, so an overstay is no later known', () => {
  const night = nightAt('admit');
  const [declared, admitted] = [at(night, 1), at(night, 2)];
  night.wait(90);
  late(night, { type: 'declarePaper', reason: '无线网络中断' }, declared);
  late(night, stepOfNight(night, 'admit'), admitted);
  expect(night.underWay(visitA).admittedAt).toBe(admitted);
  expect(dueAt(night, 'loop-warn')).toBe(admitted + night.underWay(visitA).limits.loopWarnMinutes * minuteMs);
});

it('[OF10] [Q5] [Q8] a leg is slow from its departure on, whenever that came', () => {
  const night = nightAt('admit');
  const [declared, departed] = [at(night, 1), at(night, 2)];
  night.wait(40);
  late(night, { type: 'declarePaper', reason: '无线网络中断' }, declared);
  expect(late(night, stepOfNight(night, 'admit'), departed).ok).toBe(true);
  expect(night.underWay(visitA).currentSince).toBe(departed);
  expect(dueAt(night, 'leg-slow')).toBe(departed + night.underWay(visitA).limits.slowMinutes.leg * minuteMs);
});

it('[OF10] [V23] a result is waited for from the verification on', () => {
  const night = nightAt('verify-crew');
  const seen = at(night, 1);
  night.wait(20);
  const as = verificationOf(driver, { result: 'pending', antigen: 'negative', sampledAt: seen });
  expect(late(night, stepOfNight(night, 'verify-crew', { report: as }), seen).ok).toBe(true);
  expect(dueAt(night, 'result-due')).toBe(seen + night.underWay(visitA).limits.resultMinutes * minuteMs);
});

it('[OF4] a press that came long after counts in paper mode by the moment of the press', () => {
  const night = nightAt('admit');
  const [declared, pressed, ended] = [at(night, 1), at(night, 2), at(night, 3)];
  night.wait(20);
  late(night, { type: 'declarePaper', reason: '无线网络中断' }, declared);
  late(night, { type: 'endPaper' }, ended);
  const commandId = '01930000-0000-7000-9000-00000000fffe';
  const command = engine.command.parse({ ...stepOfNight(night, 'admit'), commandId, observedAt: pressed });
  expect(night.submit(gateOfficer, command).ok).toBe(true);
  expect(night.underWay(visitA).admittedAt).toBe(pressed);
});

it('[OF4] and not by the moment at which it comes', () => {
  const night = nightAt('admit');
  const pressed = at(night, 1);
  night.wait(20);
  night.ask(gateOfficer, { type: 'declarePaper', reason: '无线网络中断' });
  const commandId = '01930000-0000-7000-9000-00000000fffd';
  const command = engine.command.parse({ ...stepOfNight(night, 'admit'), commandId, observedAt: pressed });
  expect(night.submit(gateOfficer, command)).toMatchObject({ ok: false, code: 'needs-paper' });
});

describe('[OF4] a reading that was pressed on a line that was lost', () => {
  const pressedAt = (night: Night, observedAt: number) => {
    const commandId = '01930000-0000-7000-9000-00000000fffc';
    return engine.command.parse({ ...stepOfNight(night, 'seal'), commandId, observedAt });
  };

  it('counts as of its press', () => {
    const night = nightAt('seal');
    const command = pressedAt(night, at(night, 1));
    night.wait(48);
    expect(night.submit(gateOfficer, command).ok).toBe(true);
    expect(night.underWay(visitA).steps['seal']).toMatchObject({ doneAt: command.observedAt });
  });

  it('is on record when somebody else was first', () => {
    const night = nightAt('seal');
    const command = pressedAt(night, at(night, 1));
    night.wait(2);
    report(night, 'seal');
    night.wait(46);
    expect(night.submit(gateOfficer, command)).toMatchObject({ ok: false, code: 'step-done' });
    expect(night.visit(visitA).unsettled).toMatchObject([{ recordId: command.commandId, code: 'step-done' }]);
  });

  it('and is simply refused when the answer came at once', () => {
    const night = nightAt('seal');
    const command = pressedAt(night, night.now);
    report(night, 'seal');
    expect(night.submit(gateOfficer, command)).toMatchObject({ ok: false, code: 'step-done' });
    expect(night.visit(visitA).unsettled).toEqual([]);
  });
});

it('[OF4] a supervisor’s word waits with its device and is judged when it comes', () => {
  const night = nightAt('seal');
  const commandId = '01930000-0000-7000-9000-00000000fffb';
  const body = { type: 'holdVisit', visitId: visitA, reason: '核对' } as const;
  night.ask(supervisorA, body);
  const base = { visitId: visitA, commandId, observedAt: night.now };
  const resume = engine.command.parse({ type: 'resumeVisit', ...base, note: '已核对' });
  night.wait(10);
  expect(night.submit(supervisorA, resume).ok).toBe(true);
});
