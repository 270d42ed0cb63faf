import type { ReactNode } from 'react';
import type { NightSummary } from '@cordon/protocol/review/summary.ts';
import { useWords } from '../../../../i18n/words.tsx';
import { PlateText } from '../../../../ui/plate/plate-text.tsx';
import styles from '../review.module.css';
import { minutesWords, visitsIn } from './figures.ts';

/** What the first look is for. */
export function KeyFigures({ summary }: { summary: NightSummary }) {
  const words = useWords();
  const { t } = words;
  const { loops, visits, unannounced, unacknowledged, escalations } = summary;
  return (
    <dl className={styles.keys}>
      <Key name={t('review.visits')} value={visitsIn(summary)} note={t('review.unannounced', { count: unannounced })} />
      <Key
        name={t('terms.visitStatus.released')}
        value={visits.released}
        note={t('review.loops', { count: loops.count })}
      />
      <Key name={t('review.medianLoop')} value={minutesWords(words, loops.median)} note={null} />
      <Key
        name={t('review.longestLoop')}
        value={minutesWords(words, loops.longest)}
        note={loops.slowest === null ? null : <PlateText plate={loops.slowest} />}
      />
      <Key name={t('review.unacknowledged')} value={unacknowledged} note={t('review.unacknowledgedNote')} />
      <Key name={t('review.escalations')} value={escalations} note={t('review.escalationsNote')} />
    </dl>
  );
}

function Key({ name, value, note }: { name: string; value: number | string; note: ReactNode }) {
  return (
    <div className={styles.key}>
      <dt>{name}</dt>
      <dd className={styles.keyValue}>{value}</dd>
      {note !== null && <dd className={styles.soft}>{note}</dd>}
    </div>
  );
}
