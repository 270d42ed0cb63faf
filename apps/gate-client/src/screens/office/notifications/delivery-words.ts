import { type DeliveryWhy, overtakenBy } from '@cordon/protocol/wire/notify.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { Words } from '../../../i18n/words.tsx';

/** Why a message did not arrive, as a sentence. */
export function deliveryWords({ t }: Words, { fault, detail }: DeliveryWhy): string {
  const overtaken = fault === 'overtaken' ? overtakenBy.find((by) => by === detail) : undefined;
  if (overtaken !== undefined) return t(`office.notifications.overtakenBy.${overtaken}`);
  return t(`office.notifications.faults.${fault}`, { detail });
}

/**
 * [U351] What else is known of it, a sentence each: how far the clocks are apart, what to do, and last the receiver's own
 * words.
 */
export function deliveryNotes({ t }: Words, { fault, aheadMs, said }: DeliveryWhy): string[] {
  const minutes = aheadMs === undefined ? 0 : Math.round(aheadMs / minuteMs);
  const clock =
    minutes === 0
      ? []
      : [t(`office.notifications.${minutes > 0 ? 'ahead' : 'behind'}`, { minutes: Math.abs(minutes) })];
  const own = said === undefined ? [] : [t('office.notifications.said', { said })];
  switch (fault) {
    case 'clock':
    case 'signature':
    case 'keyword':
    case 'ip':
    case 'removed':
    case 'content':
    case 'too-fast':
      return [...clock, t(`office.notifications.advice.${fault}`), ...own];
    case 'status':
    case 'redirect':
    case 'timed-out':
    case 'unreachable':
    case 'name-unknown':
    case 'not-public':
    case 'certificate':
    case 'too-much':
    case 'robot':
    case 'unclear':
    case 'address-refused':
    case 'no-address':
    case 'no-secret':
    case 'channel-off':
    case 'channel-removed':
    case 'overtaken':
      return [...clock, ...own];
    default:
      return fault satisfies never;
  }
}
