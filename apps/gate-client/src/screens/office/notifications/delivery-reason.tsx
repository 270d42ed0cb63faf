import type { DeliveryWhy } from '@cordon/protocol/wire/notify.ts';
import { useWords } from '../../../i18n/words.tsx';
import { deliveryNotes, deliveryWords } from './delivery-words.ts';
import styles from './notifications.module.css';

/** [U351] Why a message did not arrive, what to do about it, and what the receiver says itself. */
export function DeliveryReason({ why }: { why: DeliveryWhy }) {
  const words = useWords();
  return (
    <span className={styles.reason}>
      <span>{deliveryWords(words, why)}</span>
      {deliveryNotes(words, why).map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
    </span>
  );
}
