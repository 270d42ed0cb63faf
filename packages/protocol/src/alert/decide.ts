import { accepted, type Decision, type Facts, refused } from '../decision.ts';
import { jumpsOf } from '../site/clock-jumps.ts';
import { offlineFault } from '../offline/fault.ts';
import { minuteMs } from '../time.ts';
import type { PassDeadline } from '../wire/command.ts';
import { alertAccess } from './access.ts';
import type { AlertCommand } from './commands.ts';
import { dueOfAlert } from './due.ts';
import type { AlertEvent, AlertState } from './state.ts';

type AlertFacts = Pick<Facts, 'now' | 'site'>;

/**
 * Decides a command on one alert. Each command has an event of its own: acknowledging takes the alert over, assigning
 * names who handles it, silencing stops its sound for a while, clearing says that the cause is gone, closing records
 * the outcome. [B3] Clearing does not acknowledge. [B4] A closed alert does not change.
 */
export function decideAlert(
  alert: AlertState | null,
  command: AlertCommand | PassDeadline,
  facts: AlertFacts,
): Decision<AlertEvent> {
  if (alert === null) return refused('alert-unknown');
  if (command.type === 'passDeadline') return passDeadline(alert, command, facts);
  const fault = offlineFault(command, facts.site, facts.now);
  if (fault !== null) return refused(fault);
  if (alert.closed !== null) return refused('alert-closed', { by: alert.closed.by.name, at: alert.closed.at });
  switch (command.type) {
    case 'acknowledgeAlert':
      if (alert.acknowledged !== null)
        return refused('alert-acknowledged', { by: alert.acknowledged.by.name, at: alert.acknowledged.at });
      return accepted({ type: 'alertAcknowledged', comment: command.comment });
    case 'unacknowledgeAlert':
      if (alert.acknowledged === null) return refused('alert-not-acknowledged');
      return accepted({ type: 'alertUnacknowledged', reason: command.reason });
    case 'assignAlert':
      return assign(alert, command, facts);
    case 'silenceAlert':
      return silence(alert, command, facts);
    case 'unsilenceAlert':
      if (alert.silenced === null) return refused('alert-not-silenced');
      return accepted({ type: 'alertSilenceOver', reason: command.reason });
    case 'commentAlert':
      return accepted({ type: 'alertCommented', text: command.text });
    case 'clearAlert':
      if (alert.clearedAt !== null) return refused('alert-cleared');
      return accepted({ type: 'alertCleared', note: command.note });
    case 'closeAlert':
      if (alert.acknowledged === null) return refused('alert-not-acknowledged');
      if (alert.clearedAt === null && command.outcome !== 'false-alarm') return refused('alert-not-cleared');
      return accepted({ type: 'alertClosed', outcome: command.outcome, note: command.note });
    default:
      return command satisfies never;
  }
}

type Of<T extends AlertCommand['type']> = Extract<AlertCommand, { type: T }>;

/** [B12] Assigns the alert to a person on duty whose role may handle it. */
function assign(alert: AlertState, { personId }: Of<'assignAlert'>, { site }: AlertFacts): Decision<AlertEvent> {
  if (personId === (alert.assigned?.personId ?? null)) return accepted();
  if (personId === null) return accepted({ type: 'alertUnassigned' });
  const member = site.staff.find((one) => one.personId === personId);
  if (member?.active !== true || !alertAccess.closeAlert.includes(member.role)) return refused('assignee-unknown');
  return accepted({ type: 'alertAssigned', personId, name: member.name });
}

/** [B13] A silence has an end and a reason. A critical alert can't be silenced. */
function silence(
  alert: AlertState,
  { until, reason }: Of<'silenceAlert'>,
  { now, site }: AlertFacts,
): Decision<AlertEvent> {
  const { silenceMinutes } = site.alerting;
  if (alert.severity === 'critical') return refused('alert-not-silenceable');
  if (until <= now) return refused('silence-in-past', { until });
  if (until - now > silenceMinutes * minuteMs) return refused('silence-too-long', { until, minutes: silenceMinutes });
  return accepted({ type: 'alertSilenced', until, reason });
}

/** [Q2] The deadline must still be pending, and its time must have come. */
function passDeadline(alert: AlertState, command: PassDeadline, { now, site }: AlertFacts): Decision<AlertEvent> {
  const deadline = dueOfAlert(alert, jumpsOf(site)).find(({ key }) => key === command.deadline);
  if (deadline === undefined || now < deadline.at) return refused('deadline-not-due', { deadline: command.deadline });
  switch (deadline.kind) {
    case 'escalate':
      return escalate(alert);
    case 'acknowledgement-over': // [B14]
      return accepted({ type: 'alertReraised', why: 'acknowledgement-over' });
    case 'silence-over': // [B13]
      return accepted({ type: 'alertSilenceOver', reason: null });
    case 'close': // [B18]
      return accepted({ type: 'alertClosed', outcome: 'by-rule', note: null });
    default:
      return deadline.kind satisfies never;
  }
}

/** [B15] Takes the next step of the escalation policy. */
function escalate({ policy, escalated }: AlertState): Decision<AlertEvent> {
  const step = policy.steps[escalated];
  if (step === undefined) throw new RangeError(`the policy has no step ${escalated}`);
  return accepted({ type: 'alertEscalated', step: escalated, whom: step.whom, means: step.means });
}
