import type { AlertRule, RaisedAlert } from '../alert/state.ts';
import type { Severity } from '../alert/severity.ts';
import type { Stamp } from '../decision.ts';
import type { SiteEvent, SiteState } from './state.ts';

/** [B1] The alerts that an event of the site causes, in the same commit. */
export function raisedBySite(site: SiteState, event: SiteEvent, stamp: Stamp): RaisedAlert[] {
  const raise = (rule: AlertRule, severity: Severity, params: RaisedAlert['params']): RaisedAlert[] => [
    {
      id: `${site.id}.${rule}.${stamp.version}`,
      rule,
      severity,
      visitId: null,
      plate: null,
      stepId: null,
      params,
    },
  ];
  switch (event.type) {
    case 'lockdownSet':
      return raise('site.lockdown', 'critical', { reason: event.reason });
    case 'clearRevoked':
      return raise('site.clear-revoked', 'high', { reason: event.reason });
    case 'clearExpiring':
      return raise('site.clear-expiring', 'warning', { until: event.until });
    case 'clearExpired':
      return raise('site.clear-expired', 'high', { until: event.until });
    case 'siteOpened':
    case 'clearDeclared':
    case 'lockdownLifted':
    case 'stationSaved':
    case 'hoursSet':
    case 'limitsSet':
    case 'batchAdded':
    case 'batchRetired':
    case 'staffSaved':
      return [];
    default:
      return event satisfies never;
  }
}

/** [B2] An alert of the site ends with its cause: the lockdown is lifted, the campus is clear again. */
export function siteStillCauses(alertId: string, site: SiteState): boolean {
  if (alertId.includes('.site.lockdown.')) return site.lockdown !== null;
  if (alertId.includes('.site.clear-expiring.')) return site.clear !== null && site.fired.length > 0;
  return site.clear === null;
}
