import { useWords } from '../../i18n/words.tsx';
import { useFreshness } from '../../state/picture-store.ts';
import { StatusShape } from '../../ui/verdict/shapes.tsx';
import styles from './wall.module.css';

/** Hatching over everything, and since when: seen from any distance. */
export function StaleVeil() {
  const { t, timeWithSeconds } = useWords();
  const { stale, receivedAt } = useFreshness();
  if (!stale) return null;
  return (
    <div className={styles.veil} role="status">
      <div className={styles.veilText}>
        <StatusShape status="offline" size="2em" />
        <div>
          <p className={styles.veilTitle}>{t('wall.stale')}</p>
          <p>
            {receivedAt === null ? t('wall.staleNever') : t('wall.staleSince', { time: timeWithSeconds(receivedAt) })}
          </p>
        </div>
      </div>
    </div>
  );
}
