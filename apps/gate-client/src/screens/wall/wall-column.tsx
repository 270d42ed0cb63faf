import { useNow } from '../../clock/clock.tsx';
import { useWords, type Words } from '../../i18n/words.tsx';
import { PlateText } from '../../ui/plate/plate-text.tsx';
import { type Status, StatusShape } from '../../ui/verdict/shapes.tsx';
import { clockWords } from '../../watch/visit-clock.ts';
import type { Card, Urgency } from '../../watch/card.ts';
import type { ColumnPlace } from '../../watch/columns.ts';
import { pageOf } from '../../watch/pages.ts';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { isDrive } from '@cordon/protocol/visit/route.ts';
import { stepNameIn } from '../../i18n/visit-words.ts';
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

/** How many lines of the height of the first one fit into a list; one before anything has been measured. */
function useFits<E extends HTMLElement>(share: number): { ref: RefObject<E | null>; fits: number } {
  const ref = useRef<E>(null);
  const [fits, setFits] = useState(1);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const watcher = new ResizeObserver(([entry]) => {
      const unit = Number.parseFloat(getComputedStyle(element).fontSize);
      if (entry !== undefined) setFits(Math.max(1, Math.floor(entry.contentRect.height / (unit * share))));
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
    };
  }, [share]);
  return { ref, fits };
}

/** What a card of the wall says below its clock: what is odd about the vehicle, or where it goes, or what is done to it. */
export function wallNote(words: Words, { visit, step, flags }: Pick<Card, 'visit' | 'step' | 'flags'>): string {
  const [flag] = flags;
  if (flag !== undefined) return words.t(`board.flags.${flag}`);
  if (step === null) return '';
  if (!isDrive(step)) return stepNameIn(words, visit, step.id);
  const to = step.stationId === null ? words.t('wall.exit') : words.station(step.stationId);
  return `→ ${to}`; // the column says that it drives
}

/** Latin letters that go into one line of a card; a Chinese character takes the place of two. */
const lineHolds = 23;

/** [U99] What is too long for a line is written in two, a little smaller: a name is never cut. */
export function isLong(note: string): boolean {
  const wide = note.match(/[\u2e80-\uffee]/gu)?.length ?? 0;
  return note.length + wide > lineHolds;
}
