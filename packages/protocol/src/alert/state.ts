import type { By, Role } from '../roles.ts';
import type { RedisSetting } from '../site/watch.ts';
import type { Instant } from '../time.ts';
import type { ParamValue } from '../values.ts';
import type { VisitRule } from '../visit/rules.ts';
import type { AlertPolicy, Means } from './policy.ts';
import type { Severity } from './severity.ts';

/** What an alert is about. The client has the wording of each rule. */
export type AlertRule =
  | VisitRule
  | 'visit.held'
  | 'visit.unannounced'
  | 'visit.contact-over'
  | 'visit.step-slow'
  | 'visit.leg-slow'
  | 'visit.loop-warn'
  | 'visit.loop-critical'
  | 'visit.result-due'
  | 'visit.override-asked'
  | 'visit.override-lapsed'
  | 'visit.deviation'
  | 'visit.breach'
  | 'visit.help'
  | 'visit.attempt'
  | 'visit.record-unsettled'
  | 'site.lockdown'
  | 'site.paper'
  | 'site.paper-over'
  | 'site.clear-expiring'
  | 'site.clear-expired'
  | 'site.clear-revoked'
  | 'site.clock-set'
  | 'site.clock-gap'
  | 'watch.nobody'
  | 'watch.tablet'
  | 'watch.feed'
  | `watch.${RedisSetting}`
  | 'record.went-back'
  | 'record.replaced'
  | 'record.unknown-entries'
  | 'record.unreadable';

/** The values that the wording of an alert needs, by key; see `values.ts`. */
export type AlertParams = Record<string, ParamValue>;

/**
 * An alert as its cause raises it. Its ID consists of visit, rule and step, so that one alert of them is open at a
 * time.
 */
export type RaisedAlert = {
  id: string;
  rule: AlertRule;
  severity: Severity;
  visitId: string | null;
  plate: string | null;
  stepId: string | null;
  params: AlertParams;
};

/** An alert as it begins to ring, with the site's policy of that moment. */
export type RungAlert = RaisedAlert & {
  policy: AlertPolicy; // the site's for this severity, pinned
  follows: string | null; // the ID of the alert that rings in its place
};

export type AlertComment = { at: Instant; by: By; text: string };

/** The state of one alert. Times are on the site's clock. */
export type AlertState = RungAlert & {
  raisedAt: Instant;
  count: number; // how often its cause has occurred, from 1
  lastAt: Instant; // when its cause occurred last
  rung: { at: Instant; version: number }; // since when nobody has acknowledged it; escalation counts from here
  followers: string[]; // the alerts that this one rings for
  escalated: number; // steps of the policy taken since it rang
  rungFor: Role[]; // roles whose screens ring, in addition to the supervisors'
  acknowledged: { at: Instant; version: number; by: By; comment: string | null } | null;
  assigned: { personId: string; name: string; at: Instant; by: By } | null;
  silenced: { until: Instant; reason: string; at: Instant; by: By } | null;
  clearedAt: Instant | null;
  closed: { at: Instant; by: By; outcome: AlertOutcome; note: string | null } | null;
  comments: AlertComment[];
};

/** The outcomes that a person can choose when closing an alert. */
export const alertOutcomes = ['handled', 'no-action', 'false-alarm'] as const;
export type ChosenOutcome = (typeof alertOutcomes)[number];
export type AlertOutcome = ChosenOutcome | 'by-rule'; // [B18] closed by the clock

/** What can happen to an alert. The names of types and fields are stored. */
export type AlertEvent =
  | { type: 'alertRaised'; alert: RungAlert }
  | {
      type: 'alertRepeated'; // its cause occurred again while it was open
      severity: Severity; // the more severe of both
      policy: AlertPolicy;
      follows: string | null;
      params: AlertParams;
    }
  | { type: 'alertReraised'; why: 'acknowledgement-over' | 'leader-gone' } // rings again without a new occurrence
  | { type: 'alertFollowed'; alertId: string }
  | { type: 'alertEscalated'; step: number; whom: Role[]; means: Means[] }
  | { type: 'alertAcknowledged'; comment: string | null }
  | { type: 'alertUnacknowledged'; reason: string }
  | { type: 'alertAssigned'; personId: string; name: string }
  | { type: 'alertUnassigned' }
  | { type: 'alertSilenced'; until: Instant; reason: string }
  | { type: 'alertSilenceOver'; reason: string | null } // null: its time had passed
  | { type: 'alertCommented'; text: string }
  | { type: 'alertCleared'; note: string | null } // the cause is gone
  | { type: 'alertClosed'; outcome: AlertOutcome; note: string | null };
