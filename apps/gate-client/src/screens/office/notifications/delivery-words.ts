import type { DeliveryWhy } from '@cordon/protocol/wire/notify.ts';
import type { Words } from '../../../i18n/words.tsx';

/** Why a message did not arrive, as a sentence. */
export function deliveryWords({ t }: Words, { fault, detail }: DeliveryWhy): string {
  return t(`office.notifications.faults.${fault}`, { detail });
}
