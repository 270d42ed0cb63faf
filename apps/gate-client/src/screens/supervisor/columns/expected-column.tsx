import { useState } from 'react';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { clockWords } from '../../../watch/clock-words.ts';
import type { Card } from '../../../watch/card.ts';
import { isLongLate } from '../../../state/long-late.ts';
import styles from './columns.module.css';

const few = 5;

type Props = { cards: readonly Card[]; onOpen: (visitId: string) => void };

/** The next few; the rest of the night is a number until somebody wants to see it. */
export function ExpectedColumn({ cards, onOpen }: Props) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const [all, setAll] = useState(false);
  const shown = all ? cards : cards.slice(0, few);
  return (
    <section className={styles.column} data-place="expected" aria-labelledby="column-expected">
      <h3 id="column-expected" className={styles.columnTitle}>
        {t('terms.places.expected')} <span className={styles.count}>{cards.length}</span>
      </h3>
      {cards.length === 0 && <p className={styles.empty}>{t('board.columns.emptyExpected')}</p>}
      <ul className={styles.cards}>
        {shown.map(({ id, plate, clock, visit, since }) => (
          <li key={id}>
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
              {isLongLate(since, now) ? (
                <span className={styles.expectedTime}>
                  {words.dateTime(visit.declaration.eta)}
                  <span className={styles.soft}> {t('board.columns.noShow')}</span>
                </span>
              ) : (
                <span className={styles.expectedTime}>
                  {words.time(visit.declaration.eta)}
                  <span className={styles.soft}>{clock === null ? '' : ` ${clockWords(words, clock, now).text}`}</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {cards.length > few && (
        <ActionButton
          size="desk"
          expanded={all}
          onPress={() => {
            setAll(!all);
          }}
        >
          {all ? t('board.columns.showFew') : t('board.columns.showAll', { count: cards.length })}
        </ActionButton>
      )}
    </section>
  );
}
