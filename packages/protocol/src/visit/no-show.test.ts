import { describe, expect, it } from 'vitest';
import { administrator } from '../testing/actors.ts';
import { declarationOf } from '../testing/declarations.ts';
import { declare, goTo, nightAt, report, visitA, visitB } from '../testing/journey.ts';
import { Night } from '../testing/night.ts';
import { readVisit } from '../testing/read-back.ts';
import { hourMs } from '../time.ts';
import { arrivalOf } from '../testing/arrivals.ts';
import { late } from '../testing/late.ts';
import { dueOfVisit, noShowAfterMs } from './due.ts';
import { isListed } from './listed.ts';
import { isClosed } from './state.ts';

const isLapsed = (night: Night) => night.visit(visitA).status === 'lapsed';

describe('[V27] a declared vehicle that does not come', () => {
  it('[V27] is expected for twelve hours after its time, and not a millisecond less', () => {
    const night = new Night();
    declare(night);
    const { eta } = night.visit(visitA).declaration;
    const until = Math.max(eta, night.now) + noShowAfterMs;
    night.wait((until - night.now - 1) / 60_000);
    expect(night.visit(visitA).status).toBe('expected');
    night.wait(1 / 60_000);
    expect(night.visit(visitA)).toMatchObject({ status: 'lapsed', closedAt: until, closedBy: { role: 'system' } });
  });

  it('[V27] that was announced after its time is expected from the announcement on', () => {
    const night = new Night();
    declare(night, visitA, { eta: night.now - 40 * hourMs, declaredAt: night.now - 60 * hourMs });
    const announced = night.now;
    night.wait(12 * 60 - 1);
    expect(isLapsed(night)).toBe(false);
    night.wait(1);
    expect(night.visit(visitA)).toMatchObject({ status: 'lapsed', closedAt: announced + noShowAfterMs });
  });

  it('[V27] an amended time counts', () => {
    const night = new Night();
    declare(night);
    const { declaration } = night.visit(visitA);
    const later = { ...declaration, eta: Math.max(declaration.eta, night.now) + 5 * hourMs };
    night.ask(administrator, { type: 'declareVisit', visitId: visitA, declaration: later });
    expect(dueOfVisit(night.visit(visitA), [])).toMatchObject([{ kind: 'no-show', at: later.eta + noShowAfterMs }]);
  });

  it('[V27] rings for nobody, and leaves the live picture as every closed visit does', () => {
    const night = new Night();
    declare(night);
    night.wait(48 * 60);
    expect(isLapsed(night)).toBe(true);
    expect([...night.alerts.values()].filter(({ state }) => state.visitId === visitA)).toEqual([]);
    expect(isListed(night.visit(visitA), night.now)).toBe(false);
  });

  it('[V27] ends what it had raised, so that nobody has to clear it by hand', () => {
    const night = nightAt('s1.dock');
    declare(night, visitB); // the same plate, which is inside
    report(night, 'arrive', { id: visitB });
    const ofB = () => [...night.alerts.values()].map(({ state }) => state).filter(({ visitId }) => visitId === visitB);
    expect(ofB()).toMatchObject([{ rule: 'visit.attempt', severity: 'critical', clearedAt: null }]);
    night.wait(48 * 60);
    expect(night.visit(visitB).status).toBe('lapsed');
    expect(ofB()).toMatchObject([{ closed: { outcome: 'by-rule' } }]);
  });

  it('[V27] that has come is not waited for any more', () => {
    const night = new Night();
    declare(night);
    goTo(night, 'disinfect-vehicle');
    expect(dueOfVisit(night.visit(visitA), []).map(({ kind }) => kind)).not.toContain('no-show');
  });

  it('[V27] of a store that did not keep when it was announced counts from its time', () => {
    const night = new Night();
    declare(night);
    const visit = night.visit(visitA);
    if (visit.status !== 'expected') throw new RangeError('it is expected');
    const { announcedAt: _, ...before } = visit;
    expect(dueOfVisit(readVisit(before), [])).toMatchObject([{ at: declarationOf().eta + noShowAfterMs }]);
  });

  it('[V27] an arrival that was recorded without the server before it lapsed is taken afterwards', () => {
    const night = new Night();
    declare(night);
    const recordedAt = night.now + 11 * hourMs;
    night.wait(72 * 60);
    expect(isLapsed(night)).toBe(true);
    const where = { type: 'reportStep', visitId: visitA, stepId: 'arrive', stationId: 'main-gate' } as const;
    const arrive = (at: number) => late(night, { ...where, report: arrivalOf() }, at);
    const visit = night.visit(visitA);
    const closedAt = isClosed(visit) ? visit.closedAt : 0;
    expect(arrive(closedAt)).toMatchObject({ ok: false, code: 'visit-closed' });
    expect(arrive(recordedAt)).toMatchObject({ ok: true });
    expect(night.visit(visitA)).toMatchObject({ status: 'atGate', arrivedAt: recordedAt });
  });
});
