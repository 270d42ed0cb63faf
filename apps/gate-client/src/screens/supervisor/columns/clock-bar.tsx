import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { clockWords, partOf, type Tone, type VisitClock } from '../../../watch/visit-clock.ts';
import styles from './columns.module.css';

type Props = { clock: VisitClock; tone: Tone; now: number; loop?: ReactNode };

/** A clock against its limit, as a bar and in words: nobody has to tell colours apart. The loop's own clock beside it. */
export function ClockBar({ clock, tone, now, loop = null }: Props) {
  const words = useWords();
  const { label, text } = clockWords(words, clock, now);
  const part = partOf(clock, now);
  const isNamed = clock.kind === 'step' || clock.kind === 'leg'; // by the line above
  return (
    <span className={styles.clock} data-tone={tone} data-kind={clock.kind}>
      <span className={styles.clockWords}>
        {loop}
        {clock.kind === 'held' ? (
          <StatusBadge size="small" status="hold" word={words.t('terms.held')} />
        ) : (
          <span className={isNamed ? 'visually-hidden' : styles.soft}>{label}</span>
        )}
        <span className={styles.clockText}>
          {tone === 'near' && <span className={styles.near}>{words.t('board.clock.near')} </span>}
          {text}
        </span>
      </span>
      {part !== null && (
        <span className={styles.track} aria-hidden>
          <span style={{ width: `${Math.round(part * 100)}%` }} />
        </span>
      )}
    </span>
  );
}
