import { hourMs } from '@cordon/protocol/time.ts';
import { crewOf, driver, passenger } from '@cordon/protocol/testing/declarations.ts';
import { nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import { verificationOf } from '@cordon/protocol/testing/reports.ts';
import { siteAt } from '@cordon/protocol/testing/site.ts';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { describe, expect, it } from 'vitest';
import { nextPerson } from './acts.ts';
import { asksAntigen, type PersonFields, personReport, personStart, testAge } from './crew.ts';

const { histories, limits } = siteAt();
const filled: PersonFields = {
  ...personStart(driver, null),
  identity: true,
  pass: 'declared',
  temperature: '36.5',
  histories: { travel: false, contact: false, illness: false },
  mask: true,
};

describe('one person of the crew', () => {
  it('[U140] begins with the declared test and nothing else', () => {
    const { sampledAt, result, ...rest } = personStart(driver, null);
    expect({ sampledAt, result }).toEqual({ sampledAt: driver.sampledAt, result: 'negative' });
    expect(rest).toMatchObject({
      identity: null,
      pass: null,
      temperature: '',
      histories: {},
      antigen: null,
      mask: null,
    });
  });

  it('[U140] a correction begins with what was reported', () => {
    const was = verificationOf(driver, { temperatureC: 37.6, passNumber: 'P-999' });
    expect(personStart(driver, was)).toMatchObject({ temperature: '37.6', pass: 'typed', typedPass: 'P-999' });
    expect(personStart(driver, verificationOf(driver, { passNumber: null })).pass).toBe('none');
    expect(personStart(driver, verificationOf(driver)).pass).toBe('declared');
  });

  it('[U141] becomes a report once everything has been looked at', () => {
    expect(personReport(driver, filled, histories, true)).toEqual(verificationOf(driver));
  });

  it.each([
    ['identity', { identity: null }],
    ['pass', { pass: null }],
    ['pass', { pass: 'typed', typedPass: '' }],
    ['temperature', { temperature: '' }],
    ['temperature', { temperature: '3' }],
    ['histories', { histories: { travel: false, contact: false } }],
    ['mask', { mask: null }],
  ] as const)('[U141] says that %s is missing', (missing, change) => {
    expect(personReport(driver, { ...filled, ...change }, histories, true)).toBe(missing);
  });

  it('[U141] asks for an antigen test only where no valid result is there', () => {
    expect(personReport(driver, filled, histories, false)).toBe('antigen');
    expect(asksAntigen(filled, false)).toBe(true);
    expect(asksAntigen(filled, true)).toBe(false);
  });

  it.each([
    ['negative', 'negative'],
    ['positive', 'positive'],
    ['none', null],
  ] as const)('[U141] reports an antigen test as it was: %s', (antigen, reported) => {
    const fields = { ...filled, antigen };
    expect(personReport(driver, fields, histories, false)).toMatchObject({ antigen: reported });
    expect(personStart(driver, verificationOf(driver, { antigen: reported })).antigen).toBe(antigen);
  });

  it('[U141] a test that was taken is not hidden by a result that turns out valid', () => {
    const positive: PersonFields = { ...filled, antigen: 'positive' };
    expect(asksAntigen(positive, true)).toBe(true);
    expect(personReport(driver, positive, histories, true)).toMatchObject({ antigen: 'positive' });
  });

  it('[U142] counts the age of the test to the expected exit, like the rule', () => {
    const now = 1_000 * hourMs;
    const sampled = (hoursAgo: number) => ({ sampledAt: now - hoursAgo * hourMs, result: 'negative' as const });
    expect(testAge(sampled(46), limits, now)).toEqual({ hours: 48, limit: 48, valid: true });
    expect(testAge(sampled(46.1), limits, now)?.valid).toBe(false);
    expect(testAge({ ...sampled(1), result: 'pending' }, limits, now)?.valid).toBe(false);
    expect(testAge(sampled(-1), limits, now)?.valid).toBe(false);
    expect(testAge({ sampledAt: null, result: null }, limits, now)).toBeNull();
  });

  it('[U143] is the first who has not passed', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    const turn = () => {
      const step = stepOf(night.visit(visitA), 'verify-crew');
      return step && nextPerson(night.visit(visitA).declaration.crew, step)?.personId;
    };
    expect(turn()).toBe(driver.personId);
    report(night, 'verify-crew', { as: verificationOf(driver) });
    expect(turn()).toBe(passenger.personId);
    report(night, 'verify-crew', { as: verificationOf(passenger) });
    expect(turn()).toBeUndefined();
  });
});
