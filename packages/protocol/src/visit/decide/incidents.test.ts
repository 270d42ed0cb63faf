import { describe, expect, it } from 'vitest';
import { gateOfficer, pointOfficer, supervisorA } from '../../testing/actors.ts';
import { ringing } from '../../testing/looking.ts';
import { declare, goTo, nightAt, visitA } from '../../testing/journey.ts';
import { type Answer, Night } from '../../testing/night.ts';
import { deviationKinds, needs } from '../commands.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const idOf = (answer: Answer) => (answer.ok ? answer.commandId : '');
const deviate = (
  night: Night,
  kind: (typeof deviationKinds)[number] = 'left-cab',
  by = pointOfficer('first-canteen'),
) => night.ask(by, { type: 'reportDeviation', visitId: visitA, kind, text: null });
const settle = (night: Night, reported: Answer, verdict: 'breach' | 'dismissed') =>
  night.ask(supervisorA, {
    type: 'settleDeviation',
    visitId: visitA,
    deviationId: idOf(reported),
    verdict,
    note: '已查看录像',
  });
const ask = (night: Night, need: (typeof needs)[number] = 'water') =>
  night.ask(gateOfficer, { type: 'askHelp', visitId: visitA, need });
const give = (night: Night, asked: Answer) =>
  night.ask(gateOfficer, { type: 'giveHelp', visitId: visitA, helpId: idOf(asked), note: null });

describe('deviations', () => {
  it.each(deviationKinds)('[W2] %s is reported in one command, and rings', (kind) => {
    const night = nightAt('s1.dock');
    expect(deviate(night, kind)).toEqual(accepted);
    const severity = kind === 'left-cab' || kind === 'contact' ? 'critical' : 'high';
    expect(night.standing()).toMatchObject([{ rule: 'visit.deviation', severity, params: { kind } }]);
  });

  it.each(['disinfect-vehicle', 's1.leg', 's1.unload', 'leg-out', 'release'])(
    '[W2] at %s the gate, a point of the visit and a supervisor may report one, held or not',
    (stepId) => {
      const night = nightAt(stepId);
      expect(deviate(night, 'mask-off', gateOfficer)).toEqual(accepted);
      night.ask(gateOfficer, { type: 'holdVisit', visitId: visitA, reason: '核对' });
      expect(deviate(night, 'mask-off', supervisorA)).toEqual(accepted);
      expect(deviate(night, 'mask-off')).toEqual(accepted);
      expect(night.visit(visitA).deviations).toHaveLength(3);
    },
  );

  it.each(['disinfect-vehicle', 's1.leg', 's1.unload', 'leg-out', 'release'])(
    '[W2] [W4] [H1] at %s a point that the vehicle should not be at reports it, stops it and helps its crew',
    (stepId) => {
      const night = nightAt(stepId, { stops: ['north-shop'] });
      const elsewhere = pointOfficer('refuse-east');
      expect(deviate(night, 'wrong-route', elsewhere)).toEqual(accepted);
      expect(night.visit(visitA).deviations).toMatchObject([
        { kind: 'wrong-route', by: { personId: elsewhere.personId } },
      ]);
      expect(ringing(night)).toEqual(['visit.deviation']);
      expect(night.ask(elsewhere, { type: 'askHelp', visitId: visitA, need: 'doctor' })).toEqual(accepted);
      expect(night.ask(elsewhere, { type: 'holdVisit', visitId: visitA, reason: '走错路' })).toEqual(accepted);
      expect(night.underWay(visitA).held?.by.personId).toBe(elsewhere.personId);
    },
  );

  it('[W2] [A3] but of a vehicle that is not on its way, and for anything else, it is not asked', () => {
    const night = new Night();
    declare(night, visitA, { stops: ['north-shop'] });
    const elsewhere = pointOfficer('refuse-east');
    expect(deviate(night, 'wrong-route', elsewhere)).toEqual(refusedWith('visit-not-arrived'));
    goTo(night, 's1.dock');
    const reported = deviate(night, 'wrong-route', elsewhere);
    const because = { reasonCode: 'other', text: '急' } as const;
    const override = { stepId: 's1.dock', rule: 'dock.crew-in-cab', personId: null, ...because } as const;
    expect(night.ask(elsewhere, { type: 'requestOverride', visitId: visitA, ...override })).toEqual(
      refusedWith('wrong-station'),
    );
    goTo(night, null);
    expect(reported).toEqual(accepted);
    expect(deviate(night, 'wrong-route', elsewhere)).toEqual(refusedWith('visit-closed'));
  });

  it('[W2] stops nothing by itself', () => {
    const night = nightAt('s1.dock');
    deviate(night);
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
  });

  it('[W3] is confirmed as a breach, or dismissed, by a supervisor, once', () => {
    const night = nightAt('s1.dock');
    const first = deviate(night);
    const second = deviate(night, 'window-open');
    expect(settle(night, first, 'breach')).toEqual(accepted);
    expect(settle(night, second, 'dismissed')).toEqual(accepted);
    expect(night.visit(visitA).deviations.map(({ verdict }) => verdict)).toEqual(['breach', 'dismissed']);
    expect(ringing(night)).toEqual(['visit.breach']);
    expect(settle(night, first, 'dismissed')).toEqual(refusedWith('deviation-settled'));
    expect(settle(night, { ok: true, commandId: visitA, unchanged: false }, 'breach')).toEqual(
      refusedWith('deviation-unknown'),
    );
  });

  it('[W3] is not settled by who reports it at the point', () => {
    const night = nightAt('s1.dock');
    const deviationId = idOf(deviate(night));
    const verdict = { verdict: 'dismissed', note: '没事' } as const;
    const answer = night.ask(pointOfficer('first-canteen'), {
      type: 'settleDeviation',
      visitId: visitA,
      deviationId,
      ...verdict,
    });
    expect(answer).toEqual(refusedWith('forbidden'));
  });
});

describe('help', () => {
  it.each(needs)('[W4] %s can be asked for anywhere, held or not, and is no offence', (need) => {
    const night = nightAt('s1.leg');
    night.ask(supervisorA, { type: 'holdVisit', visitId: visitA, reason: '核对' });
    const asked = ask(night, need);
    expect(asked).toEqual(accepted);
    const severity = need === 'doctor' || need === 'way-out' ? 'critical' : 'high';
    expect(night.standing()).toContainEqual(
      expect.objectContaining({ rule: 'visit.help', severity, params: { need } }),
    );
    expect(night.visit(visitA).deviations).toEqual([]);
    expect(give(night, asked)).toEqual(accepted);
    expect(ringing(night)).toEqual(['visit.held']);
    expect(night.visit(visitA).helps).toMatchObject([{ need, givenAt: night.now }]);
  });

  it('[W4] is given once', () => {
    const night = nightAt('s1.leg');
    const asked = ask(night);
    give(night, asked);
    expect(give(night, asked)).toEqual(refusedWith('help-given'));
    expect(give(night, { ok: true, commandId: visitA, unchanged: false })).toEqual(refusedWith('help-unknown'));
  });

  it('[W4] one call answered leaves the other ringing', () => {
    const night = nightAt('s1.leg');
    const water = ask(night);
    ask(night, 'toilet');
    give(night, water);
    expect(night.standing()).toMatchObject([{ rule: 'visit.help', params: { need: 'toilet' } }]);
  });

  it('[W2] [W4] belong to a vehicle that is here', () => {
    const night = new Night();
    declare(night);
    expect(ask(night)).toEqual(refusedWith('visit-not-arrived'));
    expect(deviate(night)).toEqual(refusedWith('visit-not-arrived'));
    goTo(night, null);
    expect(ask(night)).toEqual(refusedWith('visit-closed'));
    expect(deviate(night)).toEqual(refusedWith('visit-closed'));
  });
});
