import type { SiteState } from '../site/state.ts';
import type { Causes } from './causes.ts';
import { codesOf } from '../values.ts';
import { endedAlert } from './ended.ts';
import { severities } from './severity.ts';
import type { AlertEvent, AlertRule, AlertState, RaisedAlert } from './state.ts';

/**
 * [B10] The alert that rings for this one, so that one cause rings once: the worst of what one commit raises about one
 * visit; the lockdown, or the end of campus clear, for everything that is refused because of it.
 *
 * @param together everything that is raised in the same commit
 * @returns null when it rings for itself
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

/** The alerts that have to be known before causes are applied; and, of those that end, the ones that they ring for. */
export function concernedBy({ raise, clear }: Causes, site: SiteState): string[] {
  const leaders = raise.map((alert) => leaderOf(alert, raise, site)).filter((id) => id !== null);
  return [...new Set([...raise.map(({ id }) => id), ...clear, ...leaders])];
}

/**
 * [B10] What becomes of an alert that another one rang for, when that one is over. What the site caused ends with its
 * cause; the rest, and what was declared over by hand while the cause stands, rings by itself from now on.
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
