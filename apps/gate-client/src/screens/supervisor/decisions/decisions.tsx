import { useMemo } from 'react';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { ScrollList } from '../../../ui/page/scroll-list.tsx';
import { pendingDecisions } from '../../../watch/decisions.ts';
import { DecisionRow } from './decision-row.tsx';
import styles from './decisions.module.css';

/** What stands still until somebody decides. Empty, it is one line. */
export function Decisions({ onOpen }: { onOpen: (visitId: string) => void }) {
  const { t } = useWords();
  const visits = usePicture((picture) => picture.visits);
  const now = useNow();
  const pending = useMemo(() => pendingDecisions({ visits }, now), [visits, now]);
  return (
    <section className={styles.region} data-waiting={pending.length > 0} aria-labelledby="decisions-title">
      <div className={styles.head}>
        <h2 id="decisions-title" className={styles.title}>
          {t('board.decisions.region')}
          <span className={styles.count}>{pending.length}</span>
        </h2>
        {pending.length === 0 && <p className={styles.none}>{t('board.decisions.noneText')}</p>}
      </div>
      {pending.length > 0 && (
        <div className={styles.list}>
          <ScrollList label={t('board.decisions.region')}>
            {pending.map((decision) => (
              <DecisionRow key={decision.key} decision={decision} onOpen={onOpen} />
            ))}
          </ScrollList>
        </div>
      )}
    </section>
  );
}
