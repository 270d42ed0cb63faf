import { calledAfter, type ClockJump } from '../site/clock-jumps.ts';
import { type Instant, minuteMs, hourMs } from '../time.ts';
import type { AlertState } from './state.ts';

/** [B18] An alert whose cause has been gone for this long is closed by the clock: a shift and the one after it saw it. */
export const closedByRuleMs = 12 * hourMs;

/** A moment that an alert waits for. Its key names the ringing or the word that it counts from. */
export type AlertDeadline = {
  key: string; // `escalate:0:1`
  kind: 'escalate' | 'acknowledgement-over' | 'silence-over' | 'close';
  at: Instant;
};

/**
 * [Q7] What an alert waits for: to be escalated while nobody has it in hand, to ring again when "in hand" is no longer
 * believed, to be heard again after a silence. One that another one rings for waits for nothing; one whose cause is gone
 * waits to be closed.
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
