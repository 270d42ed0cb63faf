import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import styles from './scroll-list.module.css';

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

const lineHigh = 24; // px, of the line that counts the rest; the style sheet has the same
const half = 0.5; // px that browsers round away

type Parts = { box: RefObject<HTMLDivElement | null>; list: RefObject<HTMLUListElement | null> };

/** Gives a list the height of its whole rows within the box around it, and counts those that lie below. */
function useWholeRows(): Parts & { below: number; count: () => void } {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [below, setBelow] = useState(0);

  function count(): void {
    if (list.current === null) return;
    const { bottom } = list.current.getBoundingClientRect();
    const rows = [...list.current.children];
    list.current.dataset['scrolled'] = String(list.current.scrollTop > 0);
    setBelow(rows.filter((row) => row.getBoundingClientRect().bottom > bottom + half).length);
  }

  /* After every rendering, as a row more or a word more moves all that follows. */
  useLayoutEffect(() => {
    const [outer, inner] = [box.current, list.current];
    if (outer === null || inner === null) return;
    function fit(around: HTMLElement, within: HTMLElement): void {
      const { scrollTop } = within;
      within.style.maxHeight = ''; // measured as if nothing had been cut
      const top = within.getBoundingClientRect().top - within.scrollTop;
      const ends = [...within.children].map((row) => Math.ceil(row.getBoundingClientRect().bottom - top - half));
      const high = wholeRows(ends, around.clientHeight, lineHigh);
      if (high === null) {
        setBelow(0); // not counted: the line of the former count may still take its room
        return;
      }
      within.style.maxHeight = `${high}px`;
      within.scrollTop = scrollTop;
      count();
    }
    fit(outer, inner);
    const watcher = new ResizeObserver(() => {
      fit(outer, inner);
    });
    for (const element of [outer, ...inner.children]) watcher.observe(element);
    return () => {
      watcher.disconnect();
    };
  });
  return { box, list, below, count };
}

/**
 * [U98] How high a list may be so that no row of it is cut: all of it when there is room, otherwise as many whole rows as
 * fit above the line that counts the rest, one at least.
 *
 * @param ends where each row ends, in px from the top of the list
 * @param room px for the list and that line
 * @param line px of the line
 * @returns px, or null when all of it fits
 */
export function wholeRows(ends: readonly number[], room: number, line: number): number | null {
  const [first] = ends;
  const last = ends.at(-1);
  if (first === undefined || last === undefined || last <= room) return null;
  return ends.findLast((end) => end <= room - line) ?? first;
}
