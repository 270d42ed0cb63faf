import { describe, expect, it } from 'vitest';
import { acknowledgeIt, alertOf, holdIt, alertEventsOf } from '../testing/alerts.ts';
import { administrator, gateOfficer, supervisorA } from '../testing/actors.ts';
import { nightAt, visitA } from '../testing/journey.ts';
import type { Night } from '../testing/night.ts';
import { minuteMs } from '../time.ts';
import type { Alerting, AlertPolicy } from './policy.ts';
import { alerting as alertingSchema, usualAlerting } from './policy.ts';
import type { AlertRule } from './state.ts';

const accepted = expect.objectContaining({ ok: true });
const typesOf = (night: Night, rule: AlertRule) => alertEventsOf(night, rule).map(({ type }) => type);

function setPolicy(night: Night, severity: keyof Alerting['policies'], policy: AlertPolicy): void {
  const { alerting } = night.site.state;
  const changed = { ...alerting, policies: { ...alerting.policies, [severity]: policy } };
  expect(night.ask(administrator, { type: 'setAlerting', alerting: changed })).toEqual(accepted);
}

/** A point that reports a deviation: as bad as it says. */
const deviate = (night: Night, kind: 'other' | 'contact') =>
  night.ask(gateOfficer, { type: 'reportDeviation', visitId: visitA, kind, text: null });

describe('[B15] an alert that nobody acknowledges', () => {
  it('[B15] is escalated step by step, each at its time and once', () => {
    const night = nightAt('s1.dock');
    deviate(night, 'contact');
    const begun = night.now;
    night.wait(60);
    const steps = night.log.flatMap((e) =>
      e.event.type === 'alertEscalated' && e.id === alertOf(night, 'visit.deviation').id
        ? [[(e.at - begun) / minuteMs, e.event.step, e.event.whom, e.event.means]]
        : [],
    );
    expect(steps).toEqual([
      [0, 0, ['supervisor'], ['message']],
      [2, 1, ['supervisor', 'admin'], ['screen', 'message']],
      [10, 2, ['admin'], ['screen', 'message']],
    ]);
    expect(alertOf(night, 'visit.deviation').rungFor).toEqual(['supervisor', 'admin']);
  });

  it('[B15] is left alone once it is in hand, and escalated from the first step when it is let go', () => {
    const night = nightAt('s1.dock');
    deviate(night, 'contact');
    night.wait(1);
    acknowledgeIt(night, 'visit.deviation');
    night.wait(10);
    expect(alertOf(night, 'visit.deviation').escalated).toBe(1);
    const { id: alertId } = alertOf(night, 'visit.deviation');
    night.ask(supervisorA, { type: 'unacknowledgeAlert', alertId, reason: '交班' });
    expect(alertOf(night, 'visit.deviation')).toMatchObject({ escalated: 0, rungFor: [] });
    night.wait(2);
    expect(alertOf(night, 'visit.deviation').escalated).toBe(2);
  });

  it('[B15] an information is not escalated', () => {
    const night = nightAt('verify-crew');
    night.wait(40);
    expect(typesOf(night, 'visit.contact-over')).toEqual(['alertRaised']);
  });
});

describe('[B16] the policy', () => {
  const quick: AlertPolicy = {
    acknowledgedMinutes: 3,
    steps: [{ afterMinutes: 1, whom: ['admin'], means: ['screen'] }],
  };

  it('[B16] is the site’s, by severity, and stays with the alert that was raised under it', () => {
    const night = nightAt('s1.dock');
    deviate(night, 'other');
    setPolicy(night, 'high', quick);
    holdIt(night);
    night.wait(2);
    expect(alertOf(night, 'visit.deviation').policy).toEqual(usualAlerting.policies.high);
    expect(alertOf(night, 'visit.held')).toMatchObject({ policy: quick, escalated: 1 });
  });

  const change = (policy: object): object => ({
    ...usualAlerting,
    policies: { ...usualAlerting.policies, high: { ...quick, ...policy } },
  });
  const step = { afterMinutes: 1, whom: ['admin'], means: ['screen'] };
  it.each([
    ['steps out of order', change({ steps: [{ ...step, afterMinutes: 2 }, step] })],
    ['a step for nobody', change({ steps: [{ ...step, whom: [] }] })],
    ['a step without means', change({ steps: [{ ...step, means: [] }] })],
    ['a step for the gate', change({ steps: [{ ...step, whom: ['gate'] }] })],
    ['an acknowledgement of no time', change({ acknowledgedMinutes: 0 })],
    ['more than six steps', change({ steps: Array.from({ length: 7 }, () => step) })],
    ['a watch of no time', { ...usualAlerting, watch: { ...usualAlerting.watch, nobodyMinutes: 0 } }],
    ['a severity less', { ...usualAlerting, policies: { info: quick } }],
  ])('[B16] with %s is none', (_, wrong) => {
    expect(alertingSchema.safeParse(change({})).success).toBe(true);
    expect(alertingSchema.safeParse(wrong).success).toBe(false);
  });
});
