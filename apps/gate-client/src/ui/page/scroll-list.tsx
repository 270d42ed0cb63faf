import type { ReactNode } from 'react';
import { useWords } from '../../i18n/words.tsx';
import styles from './scroll-list.module.css';
import { useWholeRows } from './use-whole-rows.ts';

export type ScrollListProps = {
  label: string; // said, not shown
  children: ReactNode; // <li>s
  className?: string | undefined;
  plain?: boolean; // nothing in it can be pressed: the list itself takes the keys that scroll it
};

/** [U98] A list that takes what room there is: whole rows only, and how many more lie below. */
export function ScrollList({ label, children, className = '', plain = false }: ScrollListProps) {
  const { t } = useWords();
  const { box, list, below, count } = useWholeRows();
  return (
    <div ref={box} className={styles.box}>
      <ul
        ref={list}
        className={`${styles.list} ${className}`}
        aria-label={label}
        data-whole-rows
        onScroll={count}
        {...(plain && { tabIndex: 0 })}
      >
        {children}
      </ul>
      {below > 0 && (
        <p className={styles.below} aria-hidden data-below={below}>
          ▾ {t('common.moreBelow', { count: below })}
        </p>
      )}
    </div>
  );
}
