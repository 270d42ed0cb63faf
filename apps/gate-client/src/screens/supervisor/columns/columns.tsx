import { useMemo } from 'react';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useClockJumps, usePicture } from '../../../state/picture-store.ts';
import { columnPlaces, columnsOf, insideCount } from '../../../watch/columns.ts';
import { ClosedTonight } from './closed-tonight.tsx';
import { Column } from './column.tsx';
import { ExpectedColumn } from './expected-column.tsx';
import styles from './columns.module.css';

/** Where every vehicle is. */
export function Columns({ onOpen }: { onOpen: (visitId: string) => void }) {
  const { t } = useWords();
  const visits = usePicture((picture) => picture.visits);
  const alerts = usePicture((picture) => picture.alerts);
  const now = useNow();
  const jumps = useClockJumps();
  const columns = useMemo(() => columnsOf({ visits, alerts }, now, jumps), [visits, alerts, now, jumps]);
  return (
    <section className={styles.region} aria-labelledby="columns-title">
      <div className={styles.head}>
        <h2 id="columns-title" className={styles.title}>
          {t('board.columns.region')}
        </h2>
        <p className={styles.inside}>{t('board.columns.inside', { count: insideCount(columns) })}</p>
        <ClosedTonight visits={visits} />
      </div>
      <div className={styles.columns}>
        {columnPlaces.map((place) =>
          place === 'expected' ? (
            <ExpectedColumn key={place} cards={columns.expected} onOpen={onOpen} />
          ) : (
            <Column key={place} place={place} cards={columns[place]} onOpen={onOpen} />
          ),
        )}
      </div>
    </section>
  );
}
