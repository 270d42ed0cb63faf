import { dueOfAlert } from '@cordon/protocol/alert/due.ts';
import type { EscalationStep } from '@cordon/protocol/alert/policy.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { ClockJump } from '@cordon/protocol/site/clock-jumps.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import type { Words } from '../../../i18n/words.tsx';
import type { AlertView } from '../supervisor-search.ts';
import { placeOfAlert } from '../../../watch/alert-place.ts';
import type { Severity } from '@cordon/protocol/alert/severity.ts';
import type { Status } from '../../../ui/verdict/shapes.tsx';

/** 待接警, 静默至 22:30, 监管甲 处理中 */
export function placeWords(words: Words, alert: AlertState): string {
  return words.t(`board.alerts.states.${placeOfAlert(alert)}`, {
    by: alert.acknowledged === null ? '' : words.by(alert.acknowledged.by),
    until: alert.silenced === null ? '' : words.time(alert.silenced.until),
  });
}

export function rolesWords({ t, list }: Words, roles: readonly Role[]): string {
  return list(roles.map((role) => t(`terms.roles.${role}`)));
}

export function meansWords({ t, list }: Words, means: EscalationStep['means']): string {
  return list(means.map((one) => t(`terms.means.${one}`)));
}

/** [U209] To whom an alert has come because nobody had it in hand; null when it is with those who always hear it. */
export function escalatedTo({ policy, escalated }: AlertState): readonly Role[] | null {
  const step = policy.steps[escalated - 1];
  return step === undefined || step.afterMinutes === 0 ? null : step.whom;
}

/** [U209] The last step that was taken; what went out at once is word to somebody, not yet an escalation. */
export function escalatedWords(words: Words, { policy, escalated }: AlertState): string | null {
  const step = policy.steps[escalated - 1];
  if (step === undefined) return null;
  const whom = rolesWords(words, step.whom);
  return words.t(step.afterMinutes > 0 ? 'board.alerts.escalatedTo' : 'board.alerts.toldTo', { whom });
}

type NextOfAlert =
  | { kind: 'rings-again'; at: number }
  | { kind: 'heard-again'; at: number }
  | { kind: 'closes'; at: number }
  | { kind: 'escalates'; at: number; step: EscalationStep };

/** [U209] What the alert waits for first: to ring again, to be heard again, to go to somebody else, to be closed. */
export function nextOf(alert: AlertState, jumps: readonly ClockJump[]): NextOfAlert | null {
  const [first] = dueOfAlert(alert, jumps).toSorted((a, b) => a.at - b.at);
  if (first === undefined) return null;
  switch (first.kind) {
    case 'acknowledgement-over':
      return { kind: 'rings-again', at: first.at };
    case 'silence-over':
      return { kind: 'heard-again', at: first.at };
    case 'close':
      return { kind: 'closes', at: first.at };
    case 'escalate': {
      const step = alert.policy.steps[alert.escalated];
      return step === undefined ? null : { kind: 'escalates', at: first.at, step };
    }
    default:
      return first.kind satisfies never;
  }
}

/** [U66] What cleared before anybody saw it counts as cleared, and still says that nobody saw it. */
export function inView(alert: AlertState, view: AlertView): boolean {
  const place = placeOfAlert(alert);
  switch (view) {
    case 'open':
      return place !== 'closed';
    case 'rings':
      return place === 'rings' || place === 'follows';
    case 'inHand':
      return place === 'inHand' || place === 'silenced';
    case 'cleared':
      return place === 'cleared' || place === 'clearedUnseen';
    default:
      return view satisfies never;
  }
}

export function statusOfSeverity(severity: Severity): Status {
  switch (severity) {
    case 'critical':
    case 'high':
      return 'refuse';
    case 'warning':
      return 'hold';
    case 'info':
      return 'waiting';
    default:
      return severity satisfies never;
  }
}
