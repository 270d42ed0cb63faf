import { useNavigate } from '@tanstack/react-router';
import { plateWords } from '../../../i18n/plate-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import type { Place } from '../../../ui/page/place.ts';
import { ScrollList } from '../../../ui/page/scroll-list.tsx';
import { lineWords } from '../../../watch/line-words.ts';
import { ClosedVisits } from './closed-visits.tsx';
import type { BoardSearch } from '../supervisor-search.ts';
import { feedSubject } from './feed-subject.ts';
import styles from './feed.module.css';

const lines = 60;

/** What happens, line by line, the newest on top; and the way to the visits that are closed. */
export function FeedPanel({ search, place }: { search: BoardSearch; place: Place<BoardSearch> }) {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const picture = usePicture((whole) => whole);
  const shown = picture.feed.slice(0, lines);
  return (
    <section className={styles.panel} aria-labelledby="feed-title">
      <div className={styles.head}>
        <h2 id="feed-title" className={styles.title}>
          {t('board.feed.region')}
        </h2>
        <span className={styles.ways}>
          <ClosedVisits visits={picture.visits} isOpen={search.closed === true} place={place} />
          <ActionButton size="desk" onPress={() => navigate({ to: '/review/summary' })}>
            {t('review.title')}
          </ActionButton>
        </span>
      </div>
      {shown.length === 0 && (
        <div className={styles.empty}>
          <p>{t('board.feed.none')}</p>
          <p className={styles.by}>{t('board.feed.noneText')}</p>
        </div>
      )}
      <ScrollList plain label={t('board.feed.region')}>
        {shown.map((entry) => {
          const { plate } = feedSubject(picture, entry);
          return (
            <li key={entry.seq} className={styles.line} data-seq={entry.seq}>
              <time className={styles.time}>{words.timeWithSeconds(entry.at)}</time>
              <span className={styles.plate} data-plate={plate ?? undefined}>
                {plate === null ? t('board.alerts.site') : plateWords(plate)}
              </span>
              <span className={styles.what}>
                {lineWords(words, entry, picture)} <span className={styles.by}>{words.by(entry.by)}</span>
              </span>
            </li>
          );
        })}
      </ScrollList>
    </section>
  );
}
