import { faultRule } from '@cordon/protocol/site/record-fault.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { recordWords } from './record-words.ts';
import { auditValues, said, type Values } from './audit-words.ts';
import type { VisitEvent } from '@cordon/protocol/visit/events.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { AlertEvent } from '@cordon/protocol/alert/state.ts';
import type { SiteEvent } from '@cordon/protocol/site/state.ts';
import { alertWords } from './alert-words.ts';
import { holdWords, stepNameIn } from './visit-words.ts';
import type { Words } from './words.tsx';

/** One line of the feed. `visit`, when it is known, gives its steps their names. */
export function eventWords(words: Words, entry: FeedEvent, visit: VisitState | null): string {
  switch (entry.aggregate) {
    case 'visit':
      return words.t(`events.${entry.event.type}`, visitValues(words, entry.event, visit));
    case 'site':
      return words.t(`events.${entry.event.type}`, siteValues(words, entry.event));
    case 'alert':
      return words.t(`events.${entry.event.type}`, alertValues(words, entry.event));
    case 'audit':
      return words.t(`events.${entry.event.type}`, auditValues(words, entry.event, visit));
    default:
      return entry satisfies never;
  }
}

function visitValues(words: Words, event: VisitEvent, visit: VisitState | null): Values {
  const { t } = words;
  const step = (id: string) => (visit === null ? id : stepNameIn(words, visit, id));
  switch (event.type) {
    case 'visitDeclared':
      return { company: event.declaration.company, purpose: t(`terms.purposes.${event.declaration.purpose}`) };
    case 'vehicleArrived':
      return { station: words.station(event.gateId) };
    case 'stepReported':
    case 'findingsRecomputed':
      return { step: step(event.stepId), outcome: t(`terms.stepStatus.${event.outcome}`) };
    case 'reportCorrected':
      return { step: step(event.stepId), reason: event.reason };
    case 'stopsChanged':
      return { stops: words.list(event.stops.map(words.station)) };
    case 'visitHeld':
      return { reason: holdWords(words, event.reason) };
    case 'visitResumed':
      return { note: event.note };
    case 'overrideRequested':
      return { rule: t(`rules.findings.${event.rule}.title`) };
    case 'deviationReported':
      return { kind: t(`terms.deviations.${event.kind}`) };
    case 'deviationSettled':
      return { verdict: t(`terms.deviationVerdicts.${event.verdict}`), note: event.note };
    case 'helpAsked':
      return { need: t(`terms.needs.${event.need}`) };
    case 'deadlinePassed':
      return { deadline: t(`deadlines.${event.deadline.kind}`) };
    case 'recordRefused':
    case 'recordSetAside':
      return {
        what: recordWords(words, event, visit),
        name: event.authorName,
        time: words.time(event.recordedAt),
        why:
          event.type === 'recordSetAside'
            ? (event.note ?? '')
            : event.code === null
              ? ''
              : t(`errors.${event.code}.what`),
      };
    case 'recordSettled':
      return { note: event.note };
    case 'attemptRefused':
      return { code: t(`errors.${event.code}.what`) };
    case 'declarationCancelled':
    case 'crewChanged':
    case 'visitRefused':
    case 'visitEscortedOut':
      return { reason: event.reason };
    case 'visitBroughtBack':
    case 'declarationAmended':
    case 'overrideApproved':
    case 'overrideDenied':
    case 'helpGiven':
      return {};
    default:
      return event satisfies never;
  }
}

function siteValues(words: Words, event: SiteEvent): Values {
  switch (event.type) {
    case 'clearDeclared':
    case 'clearExpiring':
      return { until: words.time(event.until) };
    case 'paperDeclared':
      return { reason: event.reason, from: words.time(event.from) };
    case 'paperEnded':
      return { until: words.time(event.until) };
    case 'clearRevoked':
    case 'lockdownSet':
    case 'lockdownLifted':
      return { reason: event.reason };
    case 'stationSaved':
      return { station: words.label(event.station.name) };
    case 'batchAdded':
      return { batch: event.batch.id };
    case 'batchRetired':
      return { batch: event.batchId };
    case 'staffSaved':
      return { name: event.member.name };
    case 'pinReset':
    case 'passwordReset':
    case 'totpReset':
    case 'signInUnlocked':
      return { name: event.name };
    case 'deviceSaved':
      return { device: event.device.name };
    case 'deviceInvited':
      return { device: event.name };
    case 'deviceEnrolled':
      return { device: words.device(event.deviceId) };
    case 'deviceRevoked':
      return { device: words.device(event.deviceId), reason: event.reason };
    case 'shiftStarted':
      return {
        stations:
          event.stations.length === 0 ? words.t('strip.noStation') : words.list(event.stations.map(words.station)),
      };
    case 'shiftEnded':
      return { note: said(words, event.note) };
    case 'channelSaved':
      return { channel: words.label(event.channel.name) };
    case 'channelRemoved':
      return { channel: event.channelId };
    case 'reportMade':
      return { day: event.day };
    case 'clockJumped':
      return { from: words.dateTime(event.from), to: words.dateTime(event.to) };
    case 'recordFault':
      return { rule: words.t(`rules.alerts.${faultRule(event.fault)}.title`) };
    case 'watchLost':
    case 'watchRegained':
      return { rule: words.t(`rules.alerts.watch.${event.subject.kind}.title`) };
    case 'siteOpened':
    case 'clearExpired':
    case 'hoursSet':
    case 'limitsSet':
    case 'alertingSet':
    case 'offlineSet':
      return {};
    default:
      return event satisfies never;
  }
}

function alertValues(words: Words, event: AlertEvent): Values {
  switch (event.type) {
    case 'alertRaised':
      return {
        rule: alertWords(words, event.alert).title,
        severity: words.t(`terms.severities.${event.alert.severity}`),
      };
    case 'alertRepeated':
      return { severity: words.t(`terms.severities.${event.severity}`) };
    case 'alertReraised':
      return { why: words.t(`terms.reraised.${event.why}`) };
    case 'alertEscalated':
      return {
        whom: words.list(event.whom.map((role) => words.t(`terms.roles.${role}`))),
        means: words.list(event.means.map((means) => words.t(`terms.means.${means}`))),
      };
    case 'alertAcknowledged':
      return { comment: said(words, event.comment) };
    case 'alertCleared':
      return { note: said(words, event.note) };
    case 'alertSilenceOver':
      return {
        reason: `${words.t(event.reason === null ? 'terms.silenceOver.time' : 'terms.silenceOver.hand')}${said(words, event.reason)}`,
      };
    case 'alertAssigned':
      return { name: event.name };
    case 'alertSilenced':
      return { until: words.time(event.until), reason: event.reason };
    case 'alertUnacknowledged':
      return { reason: event.reason };
    case 'alertCommented':
      return { text: event.text };
    case 'alertClosed':
      return { outcome: words.t(`terms.alertOutcomes.${event.outcome}`), note: said(words, event.note) };
    case 'alertFollowed':
    case 'alertUnassigned':
      return {};
    default:
      return event satisfies never;
  }
}
