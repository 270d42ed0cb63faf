import { calledAfter, type ClockJump } from '../site/clock-jumps.ts';
import { type Instant, minuteMs, hourMs } from '../time.ts';
import type { AlertState } from './state.ts';

/** [B18] How long a cleared alert stays open before the clock closes it, in ms: long enough for two shifts. */
export const closedByRuleMs = 12 * hourMs;

/** A deadline of an alert. Its key contains the version or the time that it counts from. */
export type AlertDeadline = {
  key: string; // `escalate:0:1`
  kind: 'escalate' | 'acknowledgement-over' | 'silence-over' | 'close';
  at: Instant;
};

/**
 * [Q7] The pending deadlines of an alert: escalation while nobody has acknowledged it, the end of an acknowledgement,
 * the end of a silence, and closing after its cause ended. An alert that follows another one is not escalated.
 *
 * @param jumps jumps of the site's clock, the oldest first
 */
export function dueOfAlert(alert: AlertState, jumps: readonly ClockJump[]): AlertDeadline[] {
  const { closed, clearedAt, follows, silenced, acknowledged } = alert;
  if (closed !== null) return [];
  if (clearedAt !== null) {
    const at = calledAfter(clearedAt, closedByRuleMs, jumps);
    return [{ key: `close:${clearedAt}`, kind: 'close', at }];
  }
  const silence = silenceOver(alert, jumps);
  if (acknowledged !== null) return [...silence, ...acknowledgementOver(alert, jumps)];
  return silenced === null && follows === null ? escalation(alert, jumps) : silence;
}

function silenceOver({ silenced }: AlertState, jumps: readonly ClockJump[]): AlertDeadline[] {
  if (silenced === null) return [];
  const { at, until } = silenced;
  return [{ key: `silence-over:${until}`, kind: 'silence-over', at: calledAfter(at, until - at, jumps) }];
}

function acknowledgementOver({ acknowledged, policy }: AlertState, jumps: readonly ClockJump[]): AlertDeadline[] {
  if (acknowledged === null || policy.acknowledgedMinutes === null) return [];
  return [
    {
      key: `acknowledgement-over:${acknowledged.version}`,
      kind: 'acknowledgement-over',
      at: calledAfter(acknowledged.at, policy.acknowledgedMinutes * minuteMs, jumps),
    },
  ];
}

function escalation({ rung, escalated, policy }: AlertState, jumps: readonly ClockJump[]): AlertDeadline[] {
  const step = policy.steps[escalated];
  if (step === undefined) return [];
  const at = calledAfter(rung.at, step.afterMinutes * minuteMs, jumps);
  return [{ key: `escalate:${rung.version}:${escalated}`, kind: 'escalate', at }];
}
