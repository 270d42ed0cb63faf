import { useWords } from '../../../i18n/words.tsx';
import { ScrollList } from '../../../ui/page/scroll-list.tsx';
import type { Card } from '../../../watch/card.ts';
import type { ColumnPlace } from '../../../watch/columns.ts';
import { VehicleCard } from './vehicle-card.tsx';
import styles from './columns.module.css';

type Props = {
  place: Exclude<ColumnPlace, 'expected'>;
  cards: readonly Card[];
  onOpen: (visitId: string) => void;
};

export function Column({ place, cards, onOpen }: Props) {
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
