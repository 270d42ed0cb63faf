import type { Stamp } from '../decision.ts';
import type { AlertEvent, AlertState, RungAlert } from './state.ts';

/**
 * Folds one event into an alert. A closed alert that is raised again begins again with the same ID.
 *
 * @throws RangeError when the first event is not `alertRaised`, or an open alert is raised again (a gap in the log)
 */
export function evolveAlert(alert: AlertState | null, event: AlertEvent, stamp: Stamp): AlertState {
  if (event.type === 'alertRaised') {
    if (alert !== null && alert.closed === null) throw new RangeError('the alert was raised already');
    return begin(event.alert, stamp);
  }
  if (alert === null) throw new RangeError(`${event.type} before the alert was raised`);
  const { at, by, version } = stamp;
  switch (event.type) {
    case 'alertRepeated': {
      const { severity, policy, follows, params } = event;
      const silenced = severity === 'critical' ? null : alert.silenced; // [B13]
      const worse = { ...alert, severity, policy, params, silenced, clearedAt: null };
      return { ...ringAgain(worse, stamp), follows, count: alert.count + 1, lastAt: at };
    }
    case 'alertReraised':
      return ringAgain(alert, stamp);
    case 'alertFollowed':
      return { ...alert, followers: [...alert.followers, event.alertId] };
    case 'alertEscalated': {
      const screens = event.means.includes('screen') ? event.whom : [];
      return { ...alert, escalated: event.step + 1, rungFor: [...new Set([...alert.rungFor, ...screens])] };
    }
    case 'alertAcknowledged':
      return { ...alert, acknowledged: { at, version, by, comment: event.comment } };
    case 'alertUnacknowledged':
      return ringAgain({ ...alert, comments: [...alert.comments, { at, by, text: event.reason }] }, stamp);
    case 'alertAssigned':
      return { ...alert, assigned: { personId: event.personId, name: event.name, at, by } };
    case 'alertUnassigned':
      return { ...alert, assigned: null };
    case 'alertSilenced':
      return { ...alert, silenced: { until: event.until, reason: event.reason, at, by } };
    case 'alertSilenceOver': {
      const audible = { ...alert, silenced: null };
      return alert.acknowledged === null ? ringAgain(audible, stamp) : audible;
    }
    case 'alertCommented':
      return { ...alert, comments: [...alert.comments, { at, by, text: event.text }] };
    case 'alertCleared':
      return { ...alert, clearedAt: at };
    case 'alertClosed':
      return { ...alert, silenced: null, closed: { at, by, outcome: event.outcome, note: event.note } };
    default:
      return event satisfies never;
  }
}

function begin(alert: RungAlert, { at, version }: Stamp): AlertState {
  return {
    ...alert,
    raisedAt: at,
    count: 1,
    lastAt: at,
    rung: { at, version },
    followers: [],
    escalated: 0,
    rungFor: [],
    acknowledged: null,
    assigned: null,
    silenced: null,
    clearedAt: null,
    closed: null,
    comments: [],
  };
}

/** Rings by itself, unacknowledged; escalation starts again at its first step. */
function ringAgain(alert: AlertState, { at, version }: Stamp): AlertState {
  return { ...alert, follows: null, acknowledged: null, rung: { at, version }, escalated: 0, rungFor: [] };
}
