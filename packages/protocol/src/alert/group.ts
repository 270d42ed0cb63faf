import type { SiteState } from '../site/state.ts';
import type { Causes } from './causes.ts';
import { codesOf } from '../values.ts';
import { endedAlert } from './ended.ts';
import { severities } from './severity.ts';
import type { AlertEvent, AlertRule, AlertState, RaisedAlert } from './state.ts';

/**
 * [B10] The alert that rings in place of this one, so that one cause rings once: the most severe alert that the same
 * commit raises about the same visit, or the site's own alert (lockdown, end of campus clear) for every attempt that is
 * refused because of it.
 *
 * @param together all alerts that the same commit raises
 * @returns the ID of that alert; null when this one rings by itself
 */
export function leaderOf(alert: RaisedAlert, together: readonly RaisedAlert[], site: SiteState): string | null {
  const causes = siteCauses(alert);
  const ofSite = site.alerts.find(({ rule }) => causes.includes(rule));
  if (ofSite !== undefined) return ofSite.id;
  if (alert.visitId === null) return null;
  const rank = ({ severity }: RaisedAlert) => severities.indexOf(severity);
  const [worst] = together.filter(({ visitId }) => visitId === alert.visitId).toSorted((a, b) => rank(b) - rank(a));
  return worst === undefined || worst.id === alert.id ? null : worst.id;
}

function siteCauses({ rule, params }: RaisedAlert): readonly AlertRule[] {
  if (rule !== 'visit.attempt') return [];
  const reasons = codesOf(params['reasons']);
  if (params['code'] === 'lockdown' || reasons.includes('admit.lockdown')) return ['site.lockdown'];
  return reasons.includes('admit.campus-clear') ? ['site.clear-revoked', 'site.clear-expired'] : [];
}

/** The IDs of the alerts that must be loaded before these causes are applied. `followersOf` names the rest. */
export function concernedBy({ raise, clear }: Causes, site: SiteState): string[] {
  const leaders = raise.map((alert) => leaderOf(alert, raise, site)).filter((id) => id !== null);
  return [...new Set([...raise.map(({ id }) => id), ...clear, ...leaders])];
}

/**
 * [B10] The events of a follower when its leading alert is over. A follower that the site caused ends with the cause.
 * Any other one rings by itself from now on, and so does one whose leader was cleared by hand while the cause lasts.
 *
 * @param stamped the leader's events in this commit
 */
export function released(
  alert: AlertState | null,
  leader: AlertState,
  stamped: readonly { event: AlertEvent }[],
): AlertEvent[] {
  if (alert === null || alert.closed !== null || alert.clearedAt !== null || alert.follows !== leader.id) return [];
  const ended = stamped.find(({ event }) => event.type === 'alertCleared' || event.type === 'alertClosed')?.event;
  if (ended === undefined) return [];
  const isCauseGone = ended.type === 'alertCleared' && ended.note === null;
  if (leader.visitId === null && isCauseGone) return endedAlert(alert);
  return alert.acknowledged === null ? [{ type: 'alertReraised', why: 'leader-gone' }] : [];
}
