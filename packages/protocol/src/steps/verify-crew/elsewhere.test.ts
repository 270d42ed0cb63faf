import { describe, expect, it } from 'vitest';
import { gateOfficer, supervisorA } from '../../testing/actors.ts';
import { declarationOf, driver, passenger } from '../../testing/declarations.ts';
import { findingsOf, heldFor } from '../../testing/looking.ts';
import { declare, goTo, nightAt, report, visitA, visitB, visitC } from '../../testing/journey.ts';
import type { Night } from '../../testing/night.ts';
import { waive } from '../../testing/overrides.ts';
import { verificationOf } from '../../testing/reports.ts';
import { claimsOf } from '../../visit/claims.ts';

const held = 'person:person-driver';

/** One vehicle is inside with the usual driver; another one, with a driver of its own, stands at this step. */
function besides(stepId: string, crew = [{ ...driver, personId: 'person-other' }]): Night {
  const night = nightAt('s1.dock');
  declare(night, visitB, { plate: '渝B12345', stops: ['north-shop'], crew });
  goTo(night, stepId, visitB);
  return night;
}

const verify = (night: Night, member = driver, id = visitB) =>
  report(night, 'verify-crew', { id, as: verificationOf(member) });
const failsOf = (night: Night, stepId: string, id = visitB) =>
  findingsOf(night, stepId, id).filter(({ outcome }) => outcome === 'fail');
const critical = (night: Night) => night.standing().filter(({ severity }) => severity === 'critical');

describe('[V28] somebody who is inside with another vehicle', () => {
  it('[V28] declared for a second one fails at the verification, which names the other vehicle, holds and rings', () => {
    const night = besides('verify-crew', [driver]);
    verify(night);
    expect(failsOf(night, 'verify-crew')).toMatchObject([
      { rule: 'verify.elsewhere', personId: driver.personId, seen: { plate: '渝A12345' } },
    ]);
    expect(heldFor(night, visitB)).toEqual(['verify.elsewhere']);
    expect(critical(night)).toMatchObject([{ rule: 'verify.elsewhere', visitId: visitB }]);
  });

  it('[V28] put into the crew at the gate fails there too', () => {
    const night = besides('verify-crew');
    const crew = [driver];
    expect(night.ask(gateOfficer, { type: 'changeCrew', visitId: visitB, crew, reason: '换人' })).toMatchObject({
      ok: true,
    });
    verify(night);
    expect(heldFor(night, visitB)).toEqual(['verify.elsewhere']);
  });

  it('[V28] arriving unannounced may arrive, and is not verified', () => {
    const night = nightAt('s1.dock');
    const declaration = declarationOf({ plate: '渝B12345', declaredAt: night.now, eta: night.now }, night.now);
    const arrival = { type: 'arriveUnannounced', visitId: visitB, gateId: 'main-gate', handReason: null } as const;
    expect(night.ask(gateOfficer, { ...arrival, declaration })).toMatchObject({ ok: true });
    goTo(night, 'verify-crew', visitB);
    verify(night);
    expect(heldFor(night, visitB)).toEqual(['verify.elsewhere']);
  });

  it('[V28] verified at two gates before either is admitted: the second admission fails', () => {
    const night = nightAt('admit');
    declare(night, visitB, { plate: '渝B12345', stops: ['north-shop'], crew: [driver] });
    goTo(night, 'admit', visitB);
    report(night, 'admit');
    report(night, 'admit', { id: visitB });
    expect(heldFor(night, visitB)).toEqual(['admit.crew-elsewhere']);
    expect(night.visit(visitB).status).toBe('atGate');
    waive(night, 'admit', 'admit.crew-elsewhere', { id: visitB, personId: driver.personId });
    expect(report(night, 'admit', { id: visitB })).toMatchObject({ ok: true });
    expect(night.visit(visitB).status).toBe('inside');
  });

  it('[V28] whose other vehicle has left is verified at the next try', () => {
    const night = besides('verify-crew', [driver]);
    verify(night);
    goTo(night, null);
    night.ask(supervisorA, { type: 'resumeVisit', visitId: visitB, note: '前一车已出场' });
    verify(night);
    expect(failsOf(night, 'verify-crew')).toEqual([]);
  });

  it('[V28] may be let in by two people, when it is the other vehicle that has the wrong person', () => {
    const night = besides('verify-crew', [driver]);
    verify(night);
    const { personId } = driver;
    waive(night, 'verify-crew', 'verify.elsewhere', { id: visitB, personId });
    goTo(night, 'admit', visitB);
    report(night, 'admit', { id: visitB });
    expect(night.visit(visitB).status).toBe('inside');
    expect(claimsOf(night.visit(visitB))).not.toContain(held);
    declare(night, visitC, { plate: '渝C12345', stops: ['third-canteen'], crew: [driver] });
    goTo(night, 'verify-crew', visitC);
    verify(night, driver, visitC);
    expect(findingsOf(night, 'verify-crew', visitC)).toContainEqual(
      expect.objectContaining({ rule: 'verify.elsewhere', seen: { plate: '渝A12345' } }),
    );
  });

  it('[V28] a colleague of theirs is not concerned', () => {
    const night = besides('verify-crew', [{ ...driver, personId: 'person-other' }, passenger]);
    verify(night, { ...driver, personId: 'person-other' });
    verify(night, passenger);
    expect(failsOf(night, 'verify-crew')).toEqual([]);
  });
});

describe('[G4] the people of a vehicle', () => {
  it('[G4] are held from its admission to its end, by it alone', () => {
    const night = nightAt('admit');
    expect(claimsOf(night.visit(visitA))).not.toContain(held);
    report(night, 'admit');
    expect(claimsOf(night.visit(visitA))).toContain(held);
    goTo(night, null);
    expect(claimsOf(night.visit(visitA))).toEqual([]);
  });
});
