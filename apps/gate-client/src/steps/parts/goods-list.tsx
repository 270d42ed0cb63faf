import type { GoodsLine } from '@cordon/protocol/declaration/declaration.ts';
import { useWords } from '../../i18n/words.tsx';
import styles from './goods-list.module.css';

/** What is said to be on board, with its quantities. */
export function GoodsList({ goods }: { goods: readonly GoodsLine[] }) {
  const words = useWords();
  if (goods.length === 0) return <p className={styles.none}>{words.t('steps.goods.none')}</p>;
  return (
    <ul className={styles.goods} aria-label={words.t('steps.goods.title')}>
      {goods.map(({ name, quantity, unit }) => (
        <li key={`${name} ${unit}`}>
          {name} <b>{words.number(quantity)}</b> {unit}
        </li>
      ))}
    </ul>
  );
}
