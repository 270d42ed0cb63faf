import type { Stamp } from '../decision.ts';
import { raisedBySite, siteStillCauses } from './alerts.ts';
import type { SiteEvent, SiteState } from './state.ts';
import { subjectKey } from './watch.ts';

/**
 * Folds one event into the site.
 *
 * @throws RangeError when the site was not opened first, or is opened twice (a hole in the log)
 */
export function evolveSite(site: SiteState | null, event: SiteEvent, stamp: Stamp): SiteState {
  const after = fold(site, event, stamp);
  const raised = raisedBySite(after, event).map(({ alert, subject }) => ({ id: alert.id, rule: alert.rule, subject }));
  const caused = [...after.alerts.filter(({ id }) => raised.every((one) => one.id !== id)), ...raised];
  return { ...after, alerts: caused.filter((alert) => siteStillCauses(alert, after)) };
}

function fold(site: SiteState | null, event: SiteEvent, { at, by }: Stamp): SiteState {
  if (event.type === 'siteOpened') {
    if (site !== null) throw new RangeError('the site is open already');
    return { ...event.settings, clear: null, lockdown: null, fired: [], lost: [], channels: [], alerts: [] };
  }
  if (site === null) throw new RangeError(`${event.type} before the site was opened`);
  switch (event.type) {
    case 'clearDeclared':
      return { ...site, clear: { by, at, until: event.until, statement: event.statement }, fired: [] };
    case 'clearRevoked':
    case 'clearExpired':
      return { ...site, clear: null, fired: [] };
    case 'clearExpiring':
      return { ...site, fired: [...site.fired, event.deadline] };
    case 'lockdownSet':
      return { ...site, lockdown: { by, at, reason: event.reason } };
    case 'lockdownLifted':
      return { ...site, lockdown: null };
    case 'stationSaved':
      return { ...site, stations: saved(site.stations, event.station, (s) => s.id) };
    case 'hoursSet':
      return { ...site, hours: event.hours };
    case 'limitsSet':
      return { ...site, limits: event.limits };
    case 'batchAdded':
      return { ...site, batches: [...site.batches, event.batch] };
    case 'batchRetired':
      return { ...site, batches: site.batches.map((b) => (b.id === event.batchId ? { ...b, retired: true } : b)) };
    case 'staffSaved':
      return { ...site, staff: saved(site.staff, event.member, (m) => m.personId) };
    case 'pinReset':
      return site; // PINs are kept elsewhere
    case 'alertingSet':
      return { ...site, alerting: event.alerting };
    case 'channelSaved':
      return { ...site, channels: saved(site.channels, event.channel, (c) => c.id) };
    case 'channelRemoved':
      return { ...site, channels: site.channels.filter(({ id }) => id !== event.channelId) };
    case 'watchLost':
      return { ...site, lost: saved(site.lost, event.subject, subjectKey) };
    case 'watchRegained':
      return { ...site, lost: site.lost.filter((one) => subjectKey(one) !== subjectKey(event.subject)) };
    default:
      return event satisfies never;
  }
}

function saved<T>(list: T[], item: T, key: (item: T) => string): T[] {
  const index = list.findIndex((other) => key(other) === key(item));
  return index < 0 ? [...list, item] : list.with(index, item);
}
