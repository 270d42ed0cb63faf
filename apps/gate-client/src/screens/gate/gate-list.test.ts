import { supervisorA, gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { declare, goTo, nightAt, report, visitA, visitB, visitC } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { pictureAt } from '../../testing/night.ts';
import { gateList } from './gate-list.ts';

const listOf = (night: Night) =>
  gateList({ now: night.now, stations: ['main-gate'], site: night.site.state, picture: pictureAt(night) });

const needOf = (night: Night, id = visitA) => {
  const { hand, working, later } = listOf(night);
  return [...hand, ...working, ...later].find(({ visit }) => visit.id === id)?.need;
};

describe('the list of the gate', () => {
  it('[U120] puts who is on hold before who can go on, and who can go on before who waits', () => {
    const night = new Night();
    declare(night, visitA);
    declare(night, visitB, { plate: '渝B54321' });
    declare(night, visitC, { plate: '渝C54321' });
    goTo(night, 'admit', visitC);
    night.ask(supervisorA, { type: 'revokeClear', reason: '有人未归' });
    goTo(night, 'disinfect-vehicle', visitA);
    goTo(night, 'disinfect-vehicle', visitB);
    night.ask(gateOfficer, { type: 'holdVisit', visitId: visitB, reason: '证件有疑问' });
    const { hand, working } = listOf(night);
    expect(hand.map(({ visit, need }) => [visit.id, need])).toEqual([
      [visitB, 'held'],
      [visitA, 'ready'],
    ]);
    expect(working.map(({ visit, need }) => [visit.id, need])).toEqual([[visitC, 'waiting']]);
  });

  it('[U120] a vehicle whose agent works is left alone until its time is over', () => {
    const night = nightAt('verify-crew');
    expect(needOf(night)).toBe('ready'); // the crew is next
    report(night, 'verify-crew');
    report(night, 'seal');
    expect(needOf(night)).toBe('working');
    night.wait(30);
    expect(needOf(night)).toBe('contact-over');
  });

  it('[U120] shows the time left while the agent works, and since when it has been over', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew');
    report(night, 'seal');
    const until = night.now + 30 * minuteMs;
    expect(listOf(night).working[0]?.clock).toEqual({ kind: 'left', to: until });
    night.wait(31);
    expect(listOf(night).hand[0]?.clock).toEqual({ kind: 'since', from: until });
  });

  it('[U120] who has waited longest comes first', () => {
    const night = new Night();
    declare(night, visitB, { plate: '渝B54321' });
    goTo(night, 'disinfect-vehicle', visitB);
    night.wait(5);
    declare(night, visitA);
    goTo(night, 'disinfect-vehicle', visitA);
    expect(listOf(night).hand.map(({ visit }) => visit.id)).toEqual([visitB, visitA]);
  });

  it('[U120] vehicles inside are none of the gate’s work until they drive out', () => {
    const night = nightAt('s1.dock');
    expect(needOf(night)).toBe('away');
    goTo(night, 'leg-out');
    report(night, 'leg-out');
    expect(needOf(night)).toBe('working');
    report(night, 'leg-out');
    expect(needOf(night)).toBe('ready');
  });

  it('[U120] later tonight is ordered by the announced time, and closed loops are gone', () => {
    const night = nightAt(null);
    declare(night, visitB, { plate: '渝B54321', eta: night.now + 60 * minuteMs });
    declare(night, visitC, { plate: '渝C54321', eta: night.now + 30 * minuteMs });
    const { hand, working, later, counts } = listOf(night);
    expect([hand, working]).toEqual([[], []]);
    expect(later.map(({ visit }) => visit.id)).toEqual([visitC, visitB]);
    expect(counts).toEqual({ expected: 2, atGate: 0, inside: 0 });
  });

  it('[U120] what was announced for former nights and never came stands last and apart, and is not counted', () => {
    const night = new Night();
    declare(night, visitA, { eta: night.now - 300 * hourMs });
    declare(night, visitB, { plate: '渝B54321', eta: night.now - 6 * hourMs - 1 });
    declare(night, visitC, { plate: '渝C54321', eta: night.now - 6 * hourMs });
    const { later, missed, counts } = listOf(night);
    expect(later.map(({ visit, clock }) => [visit.id, clock.kind])).toEqual([[visitC, 'eta']]);
    expect(missed.map(({ visit, clock }) => [visit.id, clock.kind])).toEqual([
      [visitB, 'missed'], // the one that may still come before the others
      [visitA, 'missed'],
    ]);
    expect(counts).toEqual({ expected: 1, atGate: 0, inside: 0 });
    goTo(night, 'disinfect-vehicle', visitA);
    expect(listOf(night).hand.map(({ visit }) => visit.id)).toEqual([visitA]);
  });

  it('[U120] counts who is expected, at the gate and inside', () => {
    const night = nightAt('s1.leg');
    declare(night, visitB, { plate: '渝B54321' });
    declare(night, visitC, { plate: '渝C54321' });
    goTo(night, 'seal', visitC);
    expect(listOf(night).counts).toEqual({ expected: 1, atGate: 1, inside: 1 });
  });
});
