import { describe, expect, it } from 'vitest';
import { administrator, gateOfficer, supervisorA } from '../testing/actors.ts';
import { correct } from '../testing/corrections.ts';
import { crewOf, driver, passenger } from '../testing/declarations.ts';
import { declare, goTo, nightAt, report, visitA, visitB, visitC } from '../testing/journey.ts';
import type { Night } from '../testing/night.ts';
import { askOverride, settleOverride, waive } from '../testing/overrides.ts';
import { readingOf, verificationOf } from '../testing/reports.ts';
import { maskDocument, maskName, maskPhone } from '../masking.ts';
import { engine } from '../engine/product.ts';
import { samples } from '../testing/samples.ts';

/* The people of the register, as nobody outside it may see them. */
const people = [
  { name: '秦晓海', document: '11010519491231002X', phone: '13812345678' },
  { name: '曹春', document: '440524188001010014', phone: '+6591234567' },
];

/** A night in which every kind of event happens. */
function eventfulNight(): Night {
  const night = nightAt('verify-crew', {
    crew: crewOf(2),
    trailerPlate: '渝B1234挂',
    stops: ['first-canteen', 'north-shop'],
  });
  declare(night, visitB, { plate: '渝C12345' });
  declare(night, visitB, { plate: '渝C54321' });
  night.ask(administrator, { type: 'cancelDeclaration', visitId: visitB, reason: '取消' });
  report(night, 'admit');
  night.ask(gateOfficer, {
    type: 'changeCrew',
    visitId: visitA,
    crew: [driver, { ...passenger, passNumber: 'P-8' }],
    reason: '换证',
  });
  report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
  waive(night, 'verify-crew', 'verify.temperature', { personId: driver.personId });
  goTo(night, 's1.leg');
  night.ask(supervisorA, {
    type: 'changeStops',
    visitId: visitA,
    stops: ['first-canteen', 'central-store'],
    reason: '改道',
  });
  night.ask(gateOfficer, { type: 'holdVisit', visitId: visitA, reason: '核对' });
  night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '继续' });
  const deviation = night.ask(gateOfficer, {
    type: 'reportDeviation',
    visitId: visitA,
    kind: 'mask-off',
    text: '口罩',
  });
  const deviationId = deviation.ok ? deviation.commandId : '';
  night.ask(supervisorA, { type: 'settleDeviation', visitId: visitA, deviationId, verdict: 'breach', note: '属实' });
  const help = night.ask(gateOfficer, { type: 'askHelp', visitId: visitA, need: 'water' });
  night.ask(gateOfficer, { type: 'giveHelp', visitId: visitA, helpId: help.ok ? help.commandId : '', note: null });
  goTo(night, 'reconcile');
  report(night, 'reconcile', {
    as: readingOf(night.visit(visitA), { seal: 'S-9000', people: [driver.personId, 'x7'] }),
  });
  correct(night, 's2.unload', { kind: 'unload', contactless: true, cargoAfter: 'goods', note: null });
  const asked = {
    stepId: 'verify-crew',
    rule: 'verify.mask',
    personId: null,
    reasonCode: 'other',
    text: '无',
  } as const;
  night.ask(gateOfficer, { type: 'requestOverride', visitId: visitA, ...asked });
  night.ask(supervisorA, { type: 'escortOut', visitId: visitA, reason: '人数不符' });
  declare(night, visitC, { plate: '渝B12345' });
  goTo(night, 'admit', visitC);
  settleOverride(night, askOverride(night, 'admit', 'admit.open-hours', { id: visitC }), {
    id: visitC,
    verdict: 'deny',
  });
  night.ask(gateOfficer, { type: 'refuseVisit', visitId: visitC, reason: '证件不符' });
  return night;
}

describe('what events and states tell of people', () => {
  const night = eventfulNight();
  const told = JSON.stringify([night.log, [...night.visits.values()], [...night.alerts.values()], night.site]);

  it('[J5] in a night in which every kind of event has happened …', () => {
    const types = new Set(night.log.map(({ event }) => event.type));
    const seen = [
      'visitDeclared',
      'declarationAmended',
      'declarationCancelled',
      'vehicleArrived',
      'stepReported',
      'reportCorrected',
      'findingsRecomputed',
      'crewChanged',
      'stopsChanged',
      'visitHeld',
      'visitResumed',
      'visitRefused',
      'visitEscortedOut',
      'overrideRequested',
      'overrideApproved',
      'overrideDenied',
      'deviationReported',
      'deviationSettled',
      'helpAsked',
      'helpGiven',
      'deadlinePassed',
      'attemptRefused',
    ] as const;
    expect(seen.filter((type) => !types.has(type))).toEqual([]);
  });

  it('[J5] … there is no document number, no phone number and no whole name', () => {
    for (const { name, document, phone } of people) {
      for (const secret of [name, document, document.slice(-8), document.slice(6, 14), phone, phone.slice(-8)]) {
        expect(told).not.toContain(secret);
      }
    }
    expect(told).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/u); // a mobile number
    expect(told).not.toMatch(/(?<!\d)\d{17}[\dXx](?!\d)/u); // an identity number
  });

  it('[J5] people are known by an ID and a mask', () => {
    expect(told).toContain(driver.personId);
    expect(told).toContain(maskName('秦晓海'));
    expect(maskName('秦晓海')).toBe(driver.maskedName);
    expect(maskDocument('11010519491231002X')).not.toContain('1949');
    expect(maskPhone('13812345678')).not.toContain('1234567');
  });

  it.each(['name', 'documentNumber', 'number', 'phone', 'idNumber'])('[J5] a crew has no room for a %s', (field) => {
    const crew = [{ ...driver, [field]: people[0]?.name }];
    expect(engine.command.safeParse(samples.changeCrew).success).toBe(true);
    expect(engine.command.safeParse({ ...samples.changeCrew, crew }).success).toBe(false);
    const { declaration } = samples.declareVisit;
    expect(engine.command.safeParse({ ...samples.declareVisit, declaration: { ...declaration, crew } }).success).toBe(
      false,
    );
  });

  it('[J5] nothing about the people of another visit is shown', () => {
    const others = night.log.filter((e) => e.aggregate === 'visit' && e.id === visitC);
    expect(JSON.stringify(others)).not.toContain(visitA);
  });
});
