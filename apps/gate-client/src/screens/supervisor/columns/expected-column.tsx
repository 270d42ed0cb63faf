import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { ScrollList } from '../../../ui/page/scroll-list.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { clockWords } from '../../../watch/visit-clock.ts';
import type { Card } from '../../../watch/card.ts';
import { isLongOverdue } from '../../../state/selectors.ts';
import styles from './columns.module.css';

type Props = { cards: readonly Card[]; onOpen: (visitId: string) => void };

/** All that is still to come tonight, the next ones on top. */
export function ExpectedColumn({ cards, onOpen }: Props) {
  const { t } = useWords();
  return (
    <section className={styles.column} data-place="expected" aria-labelledby="column-expected">
      <h3 id="column-expected" className={styles.columnTitle}>
        {t('terms.places.expected')} <span className={styles.count}>{cards.length}</span>
      </h3>
      {cards.length === 0 ? (
        <p className={styles.empty}>{t('board.columns.emptyExpected')}</p>
      ) : (
        <ScrollList label={t('terms.places.expected')} className={styles.cards}>
          {cards.map((card) => (
            <li key={card.id}>
              <ExpectedRow card={card} onOpen={onOpen} />
            </li>
          ))}
        </ScrollList>
      )}
    </section>
  );
}

function ExpectedRow({ card, onOpen }: { card: Card; onOpen: Props['onOpen'] }) {
  const words = useWords();
  const now = useNow();
  const { id, plate, clock, visit, since } = card;
  const never = isLongOverdue(since, now);
  const { eta } = visit.declaration;
  return (
    <button
      type="button"
      className={styles.expected}
      data-plate={plate}
      onClick={() => {
        onOpen(id);
      }}
    >
      <span className={styles.plate}>
        <PlateText plate={plate} />
      </span>
      <span className={styles.expectedTime}>
        <b>{never ? words.dateTime(eta) : words.time(eta)}</b>
        <span className={styles.soft}>
          {never ? words.t('board.columns.noShow') : clock === null ? '' : clockWords(words, clock, now).text}
        </span>
      </span>
    </button>
  );
}
