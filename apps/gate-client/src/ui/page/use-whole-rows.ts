import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { wholeRows } from './whole-rows.ts';

const lineHigh = 24; // px, of the line that counts the rest; the style sheet has the same
const half = 0.5; // px that browsers round away

type Parts = { box: RefObject<HTMLDivElement | null>; list: RefObject<HTMLUListElement | null> };

/** Gives a list the height of its whole rows within the box around it, and counts those that lie below. */
export function useWholeRows(): Parts & { below: number; count: () => void } {
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
