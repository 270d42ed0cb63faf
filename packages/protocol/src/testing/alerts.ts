import { evolveAlert } from '../alert/evolve.ts';
import { usualAlerting } from '../alert/policy.ts';
import type { AlertEvent, AlertRule, AlertState, RaisedAlert } from '../alert/state.ts';
import { gateOfficer, supervisorA } from './actors.ts';
import { visitA } from './journey.ts';
import type { Answer, Night } from './night.ts';

/* Alerts in tests, and commands on them. */

export const holdIt = (night: Night, id = visitA): Answer =>
  night.ask(gateOfficer, { type: 'holdVisit', visitId: id, reason: '核对' });
export const resumeIt = (night: Night, id = visitA): Answer =>
  night.ask(supervisorA, { type: 'resumeVisit', visitId: id, note: '继续' });

/** The state of an alert right after it was raised. */
export function begunAlert(cause: Partial<RaisedAlert> = {}, then: Partial<AlertState> = {}, at = 1): AlertState {
  const raised: RaisedAlert = {
    id: 'a',
    rule: 'visit.held',
    severity: 'high',
    visitId: null,
    plate: null,
    stepId: null,
    params: {},
    ...cause,
  };
  const alert = { ...raised, policy: usualAlerting.policies[raised.severity], follows: null };
  const by = { personId: null, name: 'clock', role: 'system' } as const;
  return { ...evolveAlert(null, { type: 'alertRaised', alert }, { at, version: 1, by }), ...then };
}

/**
 * The only alert of a rule.
 *
 * @throws RangeError when there is none, or more than one
 */
export function alertOf(night: Night, rule: AlertRule): AlertState {
  const [alert, ...more] = [...night.alerts.values()].map(({ state }) => state).filter((state) => state.rule === rule);
  if (alert === undefined || more.length > 0) throw new RangeError(`${more.length + 1} alerts of ${rule}, or none`);
  return alert;
}

/** The events of the only alert of a rule. */
export function alertEventsOf(night: Night, rule: AlertRule): AlertEvent[] {
  const { id } = alertOf(night, rule);
  return night.log.flatMap((entry) => (entry.aggregate === 'alert' && entry.id === id ? [entry.event] : []));
}

export const acknowledgeIt = (night: Night, rule: AlertRule, as = supervisorA): Answer =>
  night.ask(as, { type: 'acknowledgeAlert', alertId: alertOf(night, rule).id, comment: null });
