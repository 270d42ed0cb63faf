import { useWords } from '../../i18n/words.tsx';
import { type Status, StatusShape } from './shapes.tsx';
import styles from './verdict.module.css';

export type StatusBadgeProps = { status: Status; word?: string; size?: 'small' | 'normal' | 'wall' };

/** Always shape, word and colour together. */
export function StatusBadge({ status, word, size = 'normal' }: StatusBadgeProps) {
  const { t } = useWords();
  return (
    <span className={`${styles.badge} ${styles.status}`} data-status={status} data-size={size}>
      <StatusShape status={status} />
      {word ?? t(`common.status.${status}`)}
    </span>
  );
}

export type VerdictProps = { status: Status; word?: string; reason?: string | null; next?: string | null };

/** The answer to "may this vehicle pass?", readable from the far side of the barrier: one word, one reason, one next step. */
export function Verdict({ status, word, reason = null, next = null }: VerdictProps) {
  const { t } = useWords();
  return (
    <div className={`${styles.verdict} ${styles.status}`} data-status={status} role="status">
      <StatusShape status={status} size="4.5rem" />
      <div>
        <p className={styles.word}>{word ?? t(`common.status.${status}`)}</p>
        {reason !== null && <p className={styles.reason}>{reason}</p>}
        {next !== null && <p className={styles.next}>{next}</p>}
      </div>
    </div>
  );
}
