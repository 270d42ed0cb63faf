import type { Bar } from './figures.ts';
import styles from '../review.module.css';

/** Counts as bars of one scale; the number itself stands beside each. */
export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  return (
    <ul className={styles.bars} aria-label={label}>
      {bars.map(({ key, word, count, part }) => (
        <li key={key} className={styles.bar} data-bar={key} data-none={count === 0}>
          <span>{word}</span>
          <span className={styles.track} aria-hidden>
            <span style={{ width: `${Math.round(part * 100)}%` }} />
          </span>
          <strong className={styles.number}>{count}</strong>
        </li>
      ))}
    </ul>
  );
}
