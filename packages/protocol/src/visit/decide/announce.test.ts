import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../declaration/declaration.ts';
import { administrator, gateOfficer, person, supervisorA } from '../../testing/actors.ts';
import { ringing } from '../../testing/looking.ts';
import { crewOf, declarationOf } from '../../testing/declarations.ts';
import { declare, goTo, nightAt, report, visitA, visitB } from '../../testing/journey.ts';
import { Night } from '../../testing/night.ts';
import { minuteMs } from '../../time.ts';
import { claimsOf } from '../claims.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const unchanged = expect.objectContaining({ ok: true, unchanged: true });

const cancel = (night: Night) =>
  night.ask(administrator, { type: 'cancelDeclaration', visitId: visitA, reason: '供货取消' });

type Unannounced = { id?: string; handReason?: string | null; gateId?: string; by?: typeof gateOfficer };

function arriveUnannounced(night: Night, change: Partial<Declaration> = {}, more: Unannounced = {}) {
  const { id = visitA, handReason = null, gateId = 'main-gate', by = gateOfficer } = more;
  const declaration = declarationOf({ declaredAt: night.now, ...change });
  return night.ask(by, { type: 'arriveUnannounced', visitId: id, gateId, declaration, handReason });
}

describe('a vehicle that nobody announced', () => {
  it.each([-365, -31, 61, 365 * 36])('[D31] does not arrive %i days from now', (days) => {
    const night = new Night();
    const eta = night.now + days * 24 * 60 * minuteMs;
    expect(arriveUnannounced(night, { eta, declaredAt: eta })).toEqual(refusedWith('implausible-time'));
  });
});

describe('a declaration', () => {
  it('[V20] announces a visit on the present version of its plan', () => {
    const night = new Night();
    expect(declare(night)).toEqual(accepted);
    expect(night.visit(visitA)).toMatchObject({
      status: 'expected',
      unannounced: false,
      plan: { id: 'supply', version: 1 },
    });
  });

  it('[V20] the same again changes nothing, in whatever order its fields come', () => {
    const night = new Night();
    declare(night);
    const backwards = Object.fromEntries(Object.entries(declarationOf()).toReversed()) as Declaration;
    expect(night.ask(administrator, { type: 'declareVisit', visitId: visitA, declaration: backwards })).toEqual(
      unchanged,
    );
    expect(night.story(visitA)).toHaveLength(1);
  });

  it('[V20] another one amends it until the vehicle is there', () => {
    const night = new Night();
    declare(night);
    expect(declare(night, visitA, { stops: ['north-shop'], crew: crewOf(2) })).toEqual(accepted);
    expect(night.visit(visitA).declaration.stops).toEqual(['north-shop']);
    report(night, 'arrive');
    expect(declare(night, visitA, { stops: ['first-canteen'] })).toEqual(refusedWith('visit-arrived'));
  });

  it('[D35] a corrected plate is the one that is held from the arrival on, and the old one is free', () => {
    const night = new Night();
    declare(night);
    declare(night, visitA, { plate: '渝A54321' });
    report(night, 'arrive');
    expect(claimsOf(night.visit(visitA))).toEqual(['plate:渝A54321']);
    expect(arriveUnannounced(night, { plate: '渝A12345' }, { id: visitB })).toEqual(accepted);
  });

  it('[V20] keeps its purpose: the plan goes with it', () => {
    const night = new Night();
    declare(night);
    expect(declare(night, visitA, { purpose: 'refuse' })).toEqual(refusedWith('visit-exists'));
  });

  it('[V21] can be cancelled until the vehicle is there', () => {
    const night = new Night();
    declare(night);
    expect(cancel(night)).toEqual(accepted);
    expect(night.visit(visitA)).toMatchObject({ status: 'cancelled', reason: '供货取消', closedAt: night.now });
    expect(cancel(night)).toEqual(refusedWith('visit-closed'));
    expect(report(night, 'arrive')).toEqual(refusedWith('visit-closed'));
    expect(cancel(nightAt('disinfect-vehicle'))).toEqual(refusedWith('visit-arrived'));
  });

  it('[V21] of nothing can’t be cancelled', () => {
    expect(cancel(new Night())).toEqual(refusedWith('visit-unknown'));
  });

  it('[V21] a cancelled visit holds no plate', () => {
    const night = new Night();
    declare(night);
    cancel(night);
    declare(night, visitB);
    expect(report(night, 'arrive', { id: visitB })).toEqual(accepted);
  });
});

describe('a vehicle that nobody announced', () => {
  it('[V2] arrives, is marked, and the supervisor is told until it is admitted', () => {
    const night = new Night();
    expect(arriveUnannounced(night)).toEqual(accepted);
    expect(night.visit(visitA)).toMatchObject({ status: 'atGate', unannounced: true });
    expect(ringing(night)).toEqual(['visit.unannounced']);
    const [entry] = night.visit(visitA).steps['arrive']?.entries ?? [];
    expect(entry?.findings.filter(({ outcome }) => outcome !== 'pass').map(({ rule }) => rule)).toEqual([
      'arrive.declared',
      'arrive.lead-time',
    ]);
    goTo(night, 's1.dock');
    expect(ringing(night)).toEqual([]);
  });

  it('[V2] is held to the same pass rules as any other', () => {
    const night = new Night();
    arriveUnannounced(night, { vehiclePass: null });
    goTo(night, 'admit');
    report(night, 'admit');
    expect(night.underWay(visitA).held?.reason).toMatchObject({ rules: ['admit.vehicle-pass'] });
  });

  it('[V2] a plate without a known form is entered with a reason, and marked', () => {
    const night = new Night();
    expect(arriveUnannounced(night, { plate: 'X-1' })).toEqual(refusedWith('plate-invalid'));
    expect(arriveUnannounced(night, { plate: 'X-1' }, { handReason: '军用车牌' })).toEqual(accepted);
    const [entry] = night.visit(visitA).steps['arrive']?.entries ?? [];
    expect(entry?.findings.find(({ rule }) => rule === 'arrive.plate-form')).toMatchObject({
      outcome: 'warn',
      seen: { plate: 'X1', reason: '军用车牌' },
    });
  });

  it('[V2] under the name of a visit that is known already is refused', () => {
    const night = new Night();
    declare(night);
    expect(arriveUnannounced(night)).toEqual(refusedWith('visit-exists'));
  });

  it('[V2] [A2] arrives at a gate of the officer’s own, and what is refused leaves nothing behind', () => {
    const night = new Night();
    expect(arriveUnannounced(night, {}, { gateId: 'west-gate' })).toEqual(refusedWith('wrong-station'));
    const confused = person('gate-9', 'gate', ['first-canteen']);
    expect(arriveUnannounced(night, {}, { gateId: 'first-canteen', by: confused })).toEqual(
      refusedWith('wrong-station'),
    );
    expect(night.log).toEqual([]);
    expect(arriveUnannounced(night)).toEqual(accepted);
  });

  it.each([
    ['its plate', { plate: '渝A12345' }],
    ['its trailer', { plate: '渝B1234挂', trailerPlate: '渝A12345' }],
  ])('[G1] with %s on a vehicle that is here is refused, and rings as critical', (_what, change) => {
    const night = nightAt('s1.dock');
    expect(arriveUnannounced(night, change, { id: visitB })).toEqual(refusedWith('plate-here'));
    expect(night.visits.has(visitB)).toBe(false);
    expect(night.standing()).toMatchObject([{ rule: 'visit.attempt', severity: 'critical', visitId: visitA }]);
  });

  it('[W1] [B9] a plate that is here already is counted once a minute, however often it is tried', () => {
    const night = nightAt('s1.dock');
    const tries = () => {
      for (let i = 0; i < 3; i++) arriveUnannounced(night, {}, { id: visitB });
    };
    night.now = Math.ceil(night.now / minuteMs) * minuteMs - 100;
    tries();
    night.now += 200;
    tries(); // across the full minute
    expect(night.standing()).toMatchObject([{ count: 1 }]);
    night.now += minuteMs;
    tries();
    expect(night.standing()).toMatchObject([{ count: 2 }]);
  });
});

describe('one plate, one loop', () => {
  it('[G1] a declared vehicle can’t arrive with a plate that is here; the attempt is kept and rings as critical', () => {
    const night = nightAt('s1.dock');
    declare(night, visitB);
    expect(report(night, 'arrive', { id: visitB })).toEqual(refusedWith('plate-here'));
    expect(night.visit(visitB).status).toBe('expected');
    expect(night.story(visitB).at(-1)).toMatchObject({ type: 'attemptRefused', code: 'plate-here' });
    expect(night.standing()).toMatchObject([{ rule: 'visit.attempt', severity: 'critical', visitId: visitB }]);
  });

  it('[G1] nor can it arrive showing a plate that is here, whatever was announced', () => {
    const night = nightAt('s1.dock', { trailerPlate: '渝B1234挂' });
    declare(night, visitB, { plate: '渝C12345' });
    const seen = { kind: 'arrive', plate: '渝C12345', trailerPlate: null, handReason: null } as const;
    for (const as of [
      { ...seen, plate: '渝A12345' },
      { ...seen, trailerPlate: '渝B1234挂' },
    ]) {
      expect(report(night, 'arrive', { id: visitB, as })).toEqual(refusedWith('plate-here'));
    }
    expect(report(night, 'arrive', { id: visitB, as: seen })).toEqual(accepted);
  });

  it.each(['released', 'refused', 'escortedOut'] as const)(
    '[G1] [H4] a plate is free again when its visit is %s',
    (end) => {
      const night = nightAt(end === 'released' ? null : end === 'refused' ? 'seal' : 's1.dock');
      if (end === 'refused') night.ask(gateOfficer, { type: 'refuseVisit', visitId: visitA, reason: '证件不符' });
      if (end === 'escortedOut') night.ask(supervisorA, { type: 'escortOut', visitId: visitA, reason: '司机不适' });
      expect(night.visit(visitA).status).toBe(end);
      declare(night, visitB);
      expect(report(night, 'arrive', { id: visitB })).toEqual(accepted);
    },
  );

  it('[G1] a trailer is held as the second plate', () => {
    const night = nightAt('seal', { trailerPlate: '渝B1234挂' });
    declare(night, visitB, { plate: '渝C12345', trailerPlate: '渝B1234挂' });
    expect(report(night, 'arrive', { id: visitB })).toEqual(refusedWith('plate-here'));
  });
});
