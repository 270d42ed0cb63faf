import { useNow } from '../../clock/clock.tsx';
import { useWords } from '../../i18n/words.tsx';
import { PlateText } from '../../ui/plate/plate-text.tsx';
import { type Status, StatusShape } from '../../ui/verdict/shapes.tsx';
import { clockWords } from '../../watch/visit-clock.ts';
import type { Card, Urgency } from '../../watch/card.ts';
import type { ColumnPlace } from '../../watch/columns.ts';
import { pageOf } from '../../watch/pages.ts';
import { isLong, wallNote } from './wall-note.ts';
import { useFits } from './use-fits.ts';
import styles from './wall.module.css';

/** Height of a card with its gap, in units of the list's font size; the style sheet has the same. */
const lineShare = 7.4;

/** One phase: the most urgent vehicles stay, the others turn over by themselves. */
export function WallColumn({ place, cards }: { place: ColumnPlace; cards: readonly Card[] }) {
  const { t } = useWords();
  const now = useNow();
  const { ref, fits } = useFits<HTMLUListElement>(lineShare);
  const urgent = cards.filter(({ urgency }) => urgency === 'critical' || urgency === 'decision').length;
  const pinned = Math.min(urgent, Math.floor(fits / 2)); // or the rest would take minutes to come round
  const { items, page, pages } = pageOf(cards, fits, now, pinned);
  return (
    <section className={styles.column} data-place={place} aria-labelledby={`wall-${place}`}>
      <h2 id={`wall-${place}`} className={styles.columnTitle}>
        <span>{t(`terms.places.${place}`)}</span>
        {pages > 1 && <span className={styles.page}>{t('wall.page', { page, pages })}</span>}
        <span className={styles.columnCount}>{cards.length}</span>
      </h2>
      <ul className={styles.cards} ref={ref}>
        {cards.length === 0 && <li className={styles.empty}>{t('wall.empty')}</li>}
        {items.map((card) => (
          <WallCard key={card.id} card={card} />
        ))}
      </ul>
    </section>
  );
}

function WallCard({ card }: { card: Card }) {
  const words = useWords();
  const now = useNow();
  const { plate, clock, urgency } = card;
  const shown = clock === null ? null : clockWords(words, clock, now);
  const note = wallNote(words, card);
  return (
    <li className={styles.card} data-plate={plate} data-urgency={urgency}>
      <p className={styles.plate}>
        <PlateText plate={plate} />
      </p>
      <p className={styles.clock} data-tone={card.tone}>
        <StatusShape status={shapeOf(urgency)} size="0.9em" />
        {shown?.text}
      </p>
      <p className={styles.note} data-long={isLong(note)}>
        {note}
      </p>
    </li>
  );
}

function shapeOf(urgency: Urgency): Status {
  switch (urgency) {
    case 'critical':
    case 'over':
      return 'refuse';
    case 'decision':
    case 'near':
      return 'hold';
    case 'calm':
      return 'running';
    default:
      return urgency satisfies never;
  }
}
