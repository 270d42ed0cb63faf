import { describe, expect, it } from 'vitest';
import { mayAsk, commandAccess } from './authorisation.ts';
import { type Role, roles } from './roles.ts';
import { administrator, auditor, gateOfficer, pointOfficer, supervisorA } from './testing/actors.ts';
import { declare, goTo, nightAt, visitA } from './testing/journey.ts';
import { Night } from './testing/night.ts';
import { engine } from './engine/product.ts';
import type { CommandType } from './wire/command.ts';

const every: readonly CommandType[] = engine.commandTypes;

/* Written down once more, so that a right given by mistake is seen. */
const rights: Record<Role, readonly CommandType[]> = {
  gate: [
    'arriveUnannounced',
    'reportStep',
    'correctReport',
    'changeCrew',
    'holdVisit',
    'refuseVisit',
    'requestOverride',
    'reportDeviation',
    'askHelp',
    'giveHelp',
    'startShift',
    'endShift',
    'setRecordAside',
    'declarePaper',
    'endPaper',
  ],
  unloading: [
    'reportStep',
    'correctReport',
    'holdVisit',
    'requestOverride',
    'reportDeviation',
    'askHelp',
    'giveHelp',
    'startShift',
    'endShift',
    'setRecordAside',
  ],
  supervisor: [
    'setRecordAside',
    'settleRecord',
    'declarePaper',
    'endPaper',
    'correctReport',
    'changeCrew',
    'changeStops',
    'holdVisit',
    'resumeVisit',
    'refuseVisit',
    'escortOut',
    'requestOverride',
    'settleOverride',
    'reportDeviation',
    'settleDeviation',
    'askHelp',
    'giveHelp',
    'declareClear',
    'revokeClear',
    'setLockdown',
    'liftLockdown',
    'addBatch',
    'retireBatch',
    'acknowledgeAlert',
    'unacknowledgeAlert',
    'assignAlert',
    'silenceAlert',
    'unsilenceAlert',
    'commentAlert',
    'clearAlert',
    'closeAlert',
    'startShift',
    'endShift',
  ],
  admin: [
    'setOffline',
    'saveDevice',
    'revokeDevice',
    'declareVisit',
    'cancelDeclaration',
    'declareClear',
    'revokeClear',
    'setLockdown',
    'saveStation',
    'setHours',
    'setLimits',
    'addBatch',
    'retireBatch',
    'saveStaff',
    'setAlerting',
    'saveChannel',
    'removeChannel',
    'acknowledgeAlert',
    'unacknowledgeAlert',
    'assignAlert',
    'silenceAlert',
    'unsilenceAlert',
    'commentAlert',
    'clearAlert',
    'closeAlert',
  ],
  auditor: [],
};

describe('who may ask for what', () => {
  it.each(roles)('[A1] a person in the role %s may ask for exactly this', (role) => {
    expect(every.filter((type) => mayAsk(role, type)).toSorted()).toEqual(rights[role].toSorted());
  });

  it('[A1] every command that there is has somebody who may ask for it', () => {
    expect(Object.keys(commandAccess).toSorted()).toEqual(every.toSorted());
    expect(every.filter((type) => commandAccess[type].length === 0)).toEqual([]);
  });

  it('[A1] nobody approves an override alone: those who settle are not those at the gate', () => {
    expect(commandAccess.settleOverride).toEqual(['supervisor']);
  });

  it.each([administrator, auditor])('[A1] $role does no steps', (actor) => {
    const night = nightAt('seal');
    const seal = { kind: 'seal', number: 'S-1' } as const;
    const steps = {
      type: 'reportStep',
      visitId: visitA,
      stationId: 'main-gate',
      stepId: 'seal',
      report: seal,
    } as const;
    expect(night.ask(actor, steps)).toMatchObject({ ok: false, code: 'forbidden' });
  });
});

describe('staff of a point', () => {
  it('[A3] act on the visits that come to a point of theirs, and on no others', () => {
    const night = nightAt('s1.dock', { stops: ['north-shop'] });
    const asked = night.ask(gateOfficer, { type: 'askHelp', visitId: visitA, need: 'water' });
    const helpId = asked.ok ? asked.commandId : '';
    const give = { type: 'giveHelp', visitId: visitA, helpId, note: null } as const;
    expect(night.ask(pointOfficer('first-canteen'), give)).toMatchObject({ ok: false, code: 'wrong-station' });
    expect(night.ask(pointOfficer('first-canteen', 'north-shop'), give)).toMatchObject({ ok: true });
  });

  it('[A3] lose sight of a visit that is sent elsewhere', () => {
    const night = nightAt('s1.leg', { stops: ['north-shop'] });
    night.ask(supervisorA, { type: 'changeStops', visitId: visitA, stops: ['first-canteen'], reason: '改道' });
    const asked = night.ask(gateOfficer, { type: 'askHelp', visitId: visitA, need: 'water' });
    const give = { type: 'giveHelp', visitId: visitA, helpId: asked.ok ? asked.commandId : '', note: null } as const;
    expect(night.ask(pointOfficer('north-shop'), give)).toMatchObject({ ok: false, code: 'wrong-station' });
    expect(night.ask(pointOfficer('first-canteen'), give)).toMatchObject({ ok: true });
  });

  it('[A3] a refusal for an unknown visit reveals nothing', () => {
    const night = new Night();
    declare(night);
    goTo(night, 'seal');
    const hold = { type: 'holdVisit', visitId: 'b0000000-0000-4000-8000-000000000009', reason: '等候' } as const;
    expect(night.ask(gateOfficer, hold)).toMatchObject({ ok: false, code: 'visit-unknown' });
  });
});
