import { useWords } from '../../../i18n/words.tsx';
import type { Picture } from '../../../state/picture.ts';
import { closedCounts } from '../../../watch/columns.ts';
import styles from './columns.module.css';

const outcomes = ['released', 'refused', 'escortedOut', 'cancelled', 'lapsed'] as const;

export function ClosedTonight({ visits }: Pick<Picture, 'visits'>) {
  const { t } = useWords();
  const counts = closedCounts({ visits });
  return (
    <dl className={styles.closed} aria-label={t('board.columns.closed')}>
      {outcomes.map((outcome) => (
        <div key={outcome} data-outcome={outcome}>
          <dt>{t(`terms.visitStatus.${outcome}`)}</dt>
          <dd>{counts[outcome]}</dd>
        </div>
      ))}
    </dl>
  );
}
