import type { AlertEvent } from '../alert/state.ts';
import type { AuditEvent } from '../audit/events.ts';
import type { SiteEvent } from '../site/state.ts';
import type { VisitEvent } from '../visit/events.ts';

type Types<E extends { type: string }> = Record<E['type'], true>;

const visitEvents: Types<VisitEvent> = {
  visitDeclared: true,
  declarationAmended: true,
  declarationCancelled: true,
  vehicleArrived: true,
  stepReported: true,
  reportCorrected: true,
  findingsRecomputed: true,
  crewChanged: true,
  stopsChanged: true,
  visitHeld: true,
  visitResumed: true,
  visitRefused: true,
  visitEscortedOut: true,
  overrideRequested: true,
  overrideApproved: true,
  overrideDenied: true,
  deviationReported: true,
  deviationSettled: true,
  helpAsked: true,
  helpGiven: true,
  recordRefused: true,
  recordSetAside: true,
  recordSettled: true,
  visitBroughtBack: true,
  deadlinePassed: true,
  attemptRefused: true,
};

const alertEvents: Types<AlertEvent> = {
  alertRaised: true,
  alertRepeated: true,
  alertReraised: true,
  alertFollowed: true,
  alertEscalated: true,
  alertAcknowledged: true,
  alertUnacknowledged: true,
  alertAssigned: true,
  alertUnassigned: true,
  alertSilenced: true,
  alertSilenceOver: true,
  alertCommented: true,
  alertCleared: true,
  alertClosed: true,
};

const siteEvents: Types<SiteEvent> = {
  siteOpened: true,
  clearDeclared: true,
  clearRevoked: true,
  clearExpired: true,
  clearExpiring: true,
  lockdownSet: true,
  lockdownLifted: true,
  paperDeclared: true,
  paperEnded: true,
  offlineSet: true,
  stationSaved: true,
  hoursSet: true,
  limitsSet: true,
  batchAdded: true,
  batchRetired: true,
  staffSaved: true,
  pinReset: true,
  deviceSaved: true,
  deviceInvited: true,
  deviceEnrolled: true,
  deviceRevoked: true,
  passwordReset: true,
  totpReset: true,
  signInUnlocked: true,
  shiftStarted: true,
  shiftEnded: true,
  alertingSet: true,
  channelSaved: true,
  channelRemoved: true,
  reportMade: true,
  clockJumped: true,
  watchLost: true,
  watchRegained: true,
  recordFault: true,
};

const auditEvents: Types<AuditEvent> = {
  signedIn: true,
  signedOff: true,
  signInRefused: true,
  denied: true,
  enrolmentRefused: true,
  identityShown: true,
  exported: true,
  channelTargetSet: true,
  passwordSet: true,
  totpSet: true,
  personErased: true,
  personRenamed: true,
};

const namesOf = (types: Record<string, true>): readonly string[] => Object.keys(types);

/** The types of events of each aggregate. The compiler compares the lists with the event types. */
export const eventTypes = {
  visit: namesOf(visitEvents),
  alert: namesOf(alertEvents),
  site: namesOf(siteEvents),
  audit: namesOf(auditEvents),
} as const;
