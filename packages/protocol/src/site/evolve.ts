import type { Stamp } from '../decision.ts';
import { type PaperPeriod, paperPeriodsKept } from '../offline/paper.ts';
import { raisedBySite, isSiteCauseActive } from './alerts.ts';
import { withJump } from './clock-jumps.ts';
import type { DeviceKey } from './device.ts';
import { shiftEnded, shiftStarted } from './shift.ts';
import type { SiteEvent, SiteState } from './state.ts';
import { subjectKey } from './watch.ts';

/**
 * Folds one event into the site.
 *
 * @throws RangeError when the first event does not open the site, or it is opened twice (a gap in the log)
 */
export function evolveSite(site: SiteState | null, event: SiteEvent, stamp: Stamp): SiteState {
  const after = fold(site, event, stamp);
  const raised = raisedBySite(after, event).map(({ alert, subject }) => ({ id: alert.id, rule: alert.rule, subject }));
  const caused = [...after.alerts.filter(({ id }) => raised.every((one) => one.id !== id)), ...raised];
  return { ...after, alerts: caused.filter((alert) => isSiteCauseActive(alert, after)) };
}

function fold(site: SiteState | null, event: SiteEvent, { at, by }: Stamp): SiteState {
  if (event.type === 'siteOpened') {
    if (site !== null) throw new RangeError('the site is open already');
    const devices = event.settings.devices.map((device) => ({ ...device, key: { is: 'awaited' } as const }));
    const nothingYet = {
      clear: null,
      clearEnded: null,
      lockdown: null,
      paper: [],
      fired: [],
      lost: [],
      channels: [],
      alerts: [],
      shifts: [],
      clockJumps: [],
    };
    return { ...event.settings, devices, ...nothingYet };
  }
  if (site === null) throw new RangeError(`${event.type} before the site was opened`);
  switch (event.type) {
    case 'clearDeclared':
      return {
        ...site,
        clear: { by, at, until: event.until, statement: event.statement },
        clearEnded: null,
        fired: [],
      };
    case 'clearRevoked':
      return { ...site, clear: null, clearEnded: { is: 'revoked', by, at, reason: event.reason }, fired: [] };
    case 'clearExpired':
      return { ...site, clear: null, clearEnded: { is: 'expired', at: event.until }, fired: [] };
    case 'clearExpiring':
      return { ...site, fired: [...site.fired, event.deadline] };
    case 'lockdownSet':
      return { ...site, lockdown: { by, at, reason: event.reason } };
    case 'lockdownLifted':
      return { ...site, lockdown: null };
    case 'paperDeclared': {
      const period = { by, from: event.from, until: null, reason: event.reason };
      return { ...site, paper: [...site.paper, period].slice(-paperPeriodsKept) };
    }
    case 'paperEnded':
      return { ...site, paper: endedPaper(site.paper, event) };
    case 'offlineSet':
      return { ...site, offline: event.offline };
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
    case 'deviceSaved': {
      const known = site.devices.find(({ id }) => id === event.device.id);
      const key = known?.key ?? ({ is: 'awaited' } as const);
      return { ...site, devices: saved(site.devices, { ...event.device, key }, (d) => d.id) };
    }
    case 'deviceEnrolled':
      return withKey(site, event.deviceId, () => ({ is: 'enrolled', thumbprint: event.thumbprint, at }));
    case 'deviceRevoked':
      return withKey(site, event.deviceId, (key) => {
        return key.is === 'enrolled' ? { is: 'revoked', thumbprint: key.thumbprint, at, reason: event.reason } : key;
      });
    case 'shiftStarted':
      return { ...site, shifts: shiftStarted(site.shifts, by, event.stations, at) };
    case 'shiftEnded':
      return { ...site, shifts: shiftEnded(site.shifts, by.personId, { at, note: event.note }) };
    case 'recordFault': // its alert has it
    case 'reportMade':
    case 'deviceInvited':
    case 'pinReset':
    case 'passwordReset':
    case 'totpReset':
    case 'signInUnlocked':
      return site; // secrets are kept elsewhere
    case 'alertingSet':
      return { ...site, alerting: event.alerting };
    case 'channelSaved':
      return { ...site, channels: saved(site.channels, event.channel, (c) => c.id) };
    case 'channelRemoved':
      return { ...site, channels: site.channels.filter(({ id }) => id !== event.channelId) };
    case 'clockJumped': {
      const { from, to, measured, boot, bootedAt } = event;
      return { ...site, clockJumps: withJump(site.clockJumps, { at: to, byMs: to - from, measured, boot, bootedAt }) };
    }
    case 'watchLost':
      return { ...site, lost: saved(site.lost, event.subject, subjectKey) };
    case 'watchRegained':
      return { ...site, lost: site.lost.filter((one) => subjectKey(one) !== subjectKey(event.subject)) };
    default:
      return event satisfies never;
  }
}

/** A period that reached its time limit may have been ended by a person before; that record arrives later. */
function endedPaper(
  periods: readonly PaperPeriod[],
  { until, isOverTime }: Extract<SiteEvent, { type: 'paperEnded' }>,
): PaperPeriod[] {
  return periods.map(({ isOverTime: was, ...period }) => {
    const isLast = period.until === null || (was === true && until < period.until);
    if (!isLast) return { ...period, ...(was && { isOverTime: was }) };
    return { ...period, until, ...(isOverTime && { isOverTime }) };
  });
}

function withKey(site: SiteState, deviceId: string, change: (key: DeviceKey) => DeviceKey): SiteState {
  const devices = site.devices.map((one) => (one.id === deviceId ? { ...one, key: change(one.key) } : one));
  return { ...site, devices };
}

function saved<T>(list: T[], item: T, key: (item: T) => string): T[] {
  const index = list.findIndex((other) => key(other) === key(item));
  return index < 0 ? [...list, item] : list.with(index, item);
}
