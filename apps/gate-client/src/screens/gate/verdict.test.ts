import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { declare, nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { admissionOf } from '../../state/admission.ts';
import { actsOf, nextAct } from '../../steps/model/acts.ts';
import { admissionIn } from '../../steps/model/seen.ts';
import { pictureAt } from '../../testing/night.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { verdictOf } from './verdict.ts';

function verdictIn(night: Night) {
  const visit = night.visit(visitA);
  const admission = isUnderWay(visit) ? admissionIn(admissionOf(visit, pictureAt(night), night.now)) : null;
  const next = nextAct(actsOf(visit, ['main-gate'], night.site.state), night.now);
  return verdictOf(visit, admission, night.site.state.lockdown !== null, next, night.now);
}

describe('may this vehicle pass?', () => {
  it('[U122] not before it has come', () => {
    const night = new Night();
    declare(night);
    expect(verdictIn(night)).toMatchObject({ word: 'expected', reason: { kind: 'eta' } });
  });

  it('[U122] not yet, and the reason is the step that the officer does next', () => {
    const night = nightAt('verify-crew'); // the agent works meanwhile
    expect(verdictIn(night)).toMatchObject({
      word: 'notYet',
      mark: 'running',
      reason: { kind: 'next', step: { id: 'verify-crew' } },
    });
  });

  it('[U122] not yet, and nothing is to be done but wait for the agent', () => {
    const night = nightAt('verify-crew');
    const until = night.now + 30 * minuteMs;
    report(night, 'verify-crew');
    report(night, 'seal');
    expect(verdictIn(night)).toMatchObject({ word: 'notYet', reason: { kind: 'contact', until } });
    night.wait(30);
    expect(verdictIn(night)).toMatchObject({ reason: { kind: 'next', step: { id: 'disinfect-vehicle' } } });
  });

  it('[U122] yes, once every condition of admission is met', () => {
    expect(verdictIn(nightAt('admit'))).toEqual({ word: 'mayEnter', mark: 'pass', reason: null });
  });

  it('[U122] has to wait for the campus to be clear, and says since when', () => {
    const night = nightAt('admit');
    const since = night.now;
    night.ask(supervisorA, { type: 'revokeClear', reason: '有人未归' });
    night.wait(5);
    expect(verdictIn(night)).toEqual({
      word: 'waiting',
      mark: 'waiting',
      reason: { kind: 'rules', rules: ['admit.campus-clear'], since },
    });
  });

  it('[U122] must not enter without a pass, whatever else it waits for', () => {
    const night = nightAt('admit', { vehiclePass: null });
    night.ask(supervisorA, { type: 'revokeClear', reason: '有人未归' });
    expect(verdictIn(night)).toMatchObject({
      word: 'mayNotEnter',
      mark: 'refuse',
      reason: { rules: ['admit.vehicle-pass'] },
    });
  });

  it('[U122] is on hold with its reason, wherever it stands', () => {
    const night = nightAt('s1.dock');
    night.ask(gateOfficer, { type: 'holdVisit', visitId: visitA, reason: '证件有疑问' });
    expect(verdictIn(night)).toMatchObject({
      word: 'held',
      mark: 'hold',
      reason: { kind: 'hold', by: gateOfficer.name },
    });
  });

  it('[U122] may not leave before the comparison, may after it, and not in a lockdown', () => {
    const night = nightAt('reconcile');
    expect(verdictIn(night).word).toBe('notCompared');
    report(night, 'reconcile');
    expect(verdictIn(night)).toEqual({ word: 'mayLeave', mark: 'pass', reason: null });
    night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    expect(verdictIn(night)).toEqual({ word: 'nothing-leaves', mark: 'refuse', reason: null });
  });

  it('[U299] says in a lockdown what it means for the vehicle, and keeps the reason', () => {
    const lockedDown = (night: Night) => {
      night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
      return verdictIn(night);
    };
    const expected = new Night();
    declare(expected);
    expect(lockedDown(expected)).toMatchObject({ word: 'nothing-enters', mark: 'refuse', reason: { kind: 'eta' } });
    expect(lockedDown(nightAt('seal'))).toMatchObject({
      word: 'nothing-enters',
      mark: 'refuse',
      reason: { kind: 'next', step: { id: 'seal' } },
    });
    expect(lockedDown(nightAt('admit'))).toMatchObject({
      word: 'nothing-enters',
      reason: { rules: ['admit.lockdown'] },
    });
    expect(lockedDown(nightAt('s1.dock')).word).toBe('stays');
    expect(lockedDown(nightAt('reconcile')).word).toBe('nothing-leaves');
    const closed = nightAt(null);
    expect(lockedDown(closed)).toMatchObject({ word: 'released', mark: 'pass' });
  });

  it('[U122] says how a closed loop ended', () => {
    expect(verdictIn(nightAt(null))).toMatchObject({ word: 'released', mark: 'pass' });
    const night = nightAt('seal');
    night.ask(gateOfficer, { type: 'refuseVisit', visitId: visitA, reason: '通行证无效' });
    expect(verdictIn(night)).toEqual({
      word: 'refused',
      mark: 'refuse',
      reason: { kind: 'text', text: '通行证无效' },
    });
  });
});
