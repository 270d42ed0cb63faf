import { eventWords } from '../../../i18n/event-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { feedSubject } from './feed-subject.ts';
import styles from './feed.module.css';

const lines = 60;

/** What happens, line by line, the newest on top. */
export function FeedPanel({ onOpen }: { onOpen: (visitId: string) => void }) {
  const words = useWords();
  const { t } = words;
  const picture = usePicture((whole) => whole);
  const shown = picture.feed.slice(0, lines);
  return (
    <section className={styles.panel} aria-labelledby="feed-title">
      <h2 id="feed-title" className={styles.title}>
        {t('board.feed.region')}
      </h2>
      {shown.length === 0 && (
        <div className={styles.empty}>
          <p>{t('board.feed.none')}</p>
          <p className={styles.by}>{t('board.feed.noneText')}</p>
        </div>
      )}
      <ol className={styles.list}>
        {shown.map((entry) => {
          const { visitId, plate } = feedSubject(picture, entry);
          const visit = visitId === null ? null : (picture.visits[visitId]?.state ?? null);
          return (
            <li key={entry.seq} className={styles.line} data-seq={entry.seq}>
              <time className={styles.time}>{words.timeWithSeconds(entry.at)}</time>
              {plate !== null && visit !== null ? (
                <button
                  type="button"
                  className={styles.plate}
                  onClick={() => {
                    onOpen(visit.id);
                  }}
                >
                  <PlateText plate={plate} />
                </button>
              ) : (
                <span className={styles.site}>{plate ?? t('board.alerts.site')}</span>
              )}
              <span className={styles.what}>
                {eventWords(words, entry, visit)} <span className={styles.by}>{words.by(entry.by)}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
