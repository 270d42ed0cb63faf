import { openPaper } from '../offline/paper.ts';
import type { AlertRule, RaisedAlert } from '../alert/state.ts';
import type { Severity } from '../alert/severity.ts';
import { minuteMs } from '../time.ts';
import type { KnownValues } from '../values.ts';
import type { SiteAlert, SiteEvent, SiteState } from './state.ts';
import { faultKey, faultParams, faultRule } from './record-fault.ts';
import { subjectKey, type WatchSubject } from './watch.ts';

type Raise = (rule: AlertRule, severity: Severity, params: KnownValues, subject?: string | null) => Raised[];

type Raised = { alert: RaisedAlert; subject: string | null };

/**
 * [B1] The alerts that an event of the site raises, in the same commit.
 *
 * @param site its state after the event
 */
export function raisedBySite(site: SiteState, event: SiteEvent): Raised[] {
  const raise: Raise = (rule, severity, params, subject = null) => [
    {
      alert: {
        id: `${site.id}.${rule}${subject === null ? '' : `.${subject}`}`,
        rule,
        severity,
        visitId: null,
        plate: null,
        stepId: null,
        params,
      },
      subject,
    },
  ];
  switch (event.type) {
    case 'lockdownSet':
      return raise('site.lockdown', 'critical', { reason: event.reason });
    case 'paperDeclared':
      return raise('site.paper', 'high', { reason: event.reason });
    case 'paperEnded':
      return event.isOverTime === true ? raise('site.paper-over', 'high', { until: event.until }) : [];
    case 'clearRevoked':
      return raise('site.clear-revoked', 'high', { reason: event.reason });
    case 'clearExpiring':
      return raise('site.clear-expiring', 'warning', { until: event.until });
    case 'clearExpired':
      return raise('site.clear-expired', 'high', { until: event.until });
    case 'clockJumped':
      return raise(...clockAlert(event));
    case 'watchLost':
      return raise(...watchAlert(event.subject));
    case 'recordFault': {
      const { fault } = event;
      return raise(faultRule(fault), 'critical', faultParams(fault), faultKey(fault));
    }
    case 'siteOpened':
    case 'clearDeclared':
    case 'lockdownLifted':
    case 'offlineSet':
    case 'stationSaved':
    case 'hoursSet':
    case 'limitsSet':
    case 'batchAdded':
    case 'batchRetired':
    case 'staffSaved':
    case 'pinReset':
    case 'passwordReset':
    case 'totpReset':
    case 'signInUnlocked':
    case 'deviceSaved':
    case 'deviceInvited':
    case 'deviceEnrolled':
    case 'deviceRevoked':
    case 'shiftStarted':
    case 'shiftEnded':
    case 'alertingSet':
    case 'channelSaved':
    case 'channelRemoved':
    case 'reportMade':
    case 'watchRegained':
      return [];
    default:
      return event satisfies never;
  }
}

/**
 * [CL4] A clock that was set concerns everybody, since times, passes and opening hours follow the new time. A machine
 * that was off has shown nobody a wrong time.
 */
function clockAlert({ from, to, measured }: Extract<SiteEvent, { type: 'clockJumped' }>): Parameters<Raise> {
  const wasOff = !measured && to > from;
  if (wasOff) return ['site.clock-gap', 'warning', { from, to }];
  return ['site.clock-set', Math.abs(to - from) < minuteMs ? 'high' : 'critical', { from, to }];
}

/** [B17] Nobody watching is critical: nobody would see whatever happens next. */
function watchAlert(subject: WatchSubject): [AlertRule, Severity, KnownValues, string | null] {
  const { since } = subject;
  switch (subject.kind) {
    case 'nobody':
      return ['watch.nobody', 'critical', { since }, subjectKey(subject)];
    case 'feed':
      return ['watch.feed', 'high', { since }, subjectKey(subject)];
    case 'appendonly':
    case 'maxmemory-policy':
      return [`watch.${subject.kind}`, 'critical', { since }, subjectKey(subject)];
    case 'appendfsync': // data is lost only in a power failure, and only the last seconds
      return ['watch.appendfsync', 'high', { since }, subjectKey(subject)];
    case 'tablet':
      return ['watch.tablet', 'high', { since, name: subject.name }, subjectKey(subject)];
    default:
      return subject satisfies never;
  }
}

/**
 * [B2] Whether the cause of a site alert is still active. The lockdown and the end of campus clear end, and a watched
 * subject returns. A clock that was set has no end: a person clears the alert.
 */
export function isSiteCauseActive({ rule, subject }: SiteAlert, site: SiteState): boolean {
  if (isOfTheRecord(rule)) return true; // [F14] until a person clears it
  if (subject !== null) return site.lost.some((one) => subjectKey(one) === subject);
  if (rule === 'site.paper-over') return site.paper.at(-1)?.isOverTime === true;
  if (rule === 'site.paper') return openPaper(site.paper) !== null;
  if (rule === 'site.clock-set' || rule === 'site.clock-gap') return true;
  if (rule === 'site.lockdown') return site.lockdown !== null;
  if (rule === 'site.clear-expiring') return site.clear !== null && site.fired.length > 0;
  return site.clear === null;
}

const isOfTheRecord = (rule: AlertRule): boolean => rule.startsWith('record.');
