import type { VisitRule } from '../visit/rules.ts';
import type { By } from '../roles.ts';
import type { Instant } from '../time.ts';
import type { Severity } from './severity.ts';

/** What an alert is about; the wording of each is the client's. */
export type AlertRule =
  | VisitRule
  | 'visit.held'
  | 'visit.unannounced'
  | 'visit.contact-over'
  | 'visit.step-slow'
  | 'visit.leg-slow'
  | 'visit.loop-warn'
  | 'visit.loop-critical'
  | 'visit.override-asked'
  | 'visit.override-lapsed'
  | 'visit.deviation'
  | 'visit.breach'
  | 'visit.help'
  | 'visit.attempt'
  | 'site.lockdown'
  | 'site.clear-expiring'
  | 'site.clear-expired'
  | 'site.clear-revoked';

/** What a commit raises; the ID is derived from the cause, so it can't be raised twice. */
export type RaisedAlert = {
  id: string;
  rule: AlertRule;
  severity: Severity;
  visitId: string | null;
  plate: string | null;
  stepId: string | null;
  params: Record<string, string | number | boolean | null>;
};

export type AlertComment = { at: Instant; by: By; text: string };

export type AlertState = RaisedAlert & {
  raisedAt: Instant;
  acknowledged: { at: Instant; by: By; comment: string | null } | null;
  clearedAt: Instant | null;
  closed: { at: Instant; by: By; outcome: AlertOutcome; note: string | null } | null;
  comments: AlertComment[];
};

export const alertOutcomes = ['handled', 'no-action', 'false-alarm'] as const;
export type AlertOutcome = (typeof alertOutcomes)[number];

export type AlertEvent =
  | { type: 'alertRaised'; alert: RaisedAlert }
  | { type: 'alertAcknowledged'; comment: string | null }
  | { type: 'alertUnacknowledged'; reason: string }
  | { type: 'alertCommented'; text: string }
  | { type: 'alertCleared'; note: string | null } // the cause is gone
  | { type: 'alertClosed'; outcome: AlertOutcome; note: string | null };
