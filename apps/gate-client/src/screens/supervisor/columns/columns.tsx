import { useMemo } from 'react';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useClockJumps, usePicture } from '../../../state/picture-store.ts';
import { columnPlaces, columnsOf, insideCount, type ColumnPlace, closedCounts } from '../../../watch/columns.ts';
import { ScrollList } from '../../../ui/page/scroll-list.tsx';
import type { Card } from '../../../watch/card.ts';
import { VehicleCard } from './vehicle-card.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { clockWords } from '../../../watch/visit-clock.ts';
import { isLongOverdue } from '../../../state/selectors.ts';
import type { Picture } from '../../../state/picture.ts';
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

type ColumnProps = {
  place: Exclude<ColumnPlace, 'expected'>;
  cards: readonly Card[];
  onOpen: (visitId: string) => void;
};

function Column({ place, cards, onOpen }: ColumnProps) {
  const { t } = useWords();
  return (
    <section className={styles.column} data-place={place} aria-labelledby={`column-${place}`}>
      <h3 id={`column-${place}`} className={styles.columnTitle}>
        {t(`terms.places.${place}`)} <span className={styles.count}>{cards.length}</span>
      </h3>
      {cards.length === 0 ? (
        <p className={styles.empty}>{t('board.columns.empty')}</p>
      ) : (
        <ScrollList label={t(`terms.places.${place}`)} className={styles.cards}>
          {cards.map((card) => (
            <li key={card.id}>
              <VehicleCard card={card} onOpen={onOpen} />
            </li>
          ))}
        </ScrollList>
      )}
    </section>
  );
}

type ExpectedProps = { cards: readonly Card[]; onOpen: (visitId: string) => void };

/** All that is still to come tonight, the next ones on top. */
function ExpectedColumn({ cards, onOpen }: ExpectedProps) {
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

function ExpectedRow({ card, onOpen }: { card: Card; onOpen: ExpectedProps['onOpen'] }) {
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

const outcomes = ['released', 'refused', 'escortedOut', 'cancelled', 'lapsed'] as const;

function ClosedTonight({ visits }: Pick<Picture, 'visits'>) {
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
