import { useNow } from '../../clock/clock.tsx';
import { duration } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.tsx';
import styles from './verdict.module.css';

export type CountdownProps = {
  until: number; // epoch ms on the server's clock
  totalMs?: number; // with it a bar shows how much has run
  over?: 'good' | 'bad'; // is it good or bad when the time is up?
  size?: 'normal' | 'large';
  label: string; // what it counts, for those who hear it
};

/** Time left, on the server's clock; past zero it says by how much. Never read aloud every second. */
export function Countdown({ until, totalMs, over = 'bad', size = 'normal', label }: CountdownProps) {
  const { t } = useWords();
  const left = until - useNow();
  const isOver = left <= 0;
  const tone = isOver ? (over === 'good' ? 'pass' : 'refuse') : 'plain';
  const text = isOver && over === 'bad' ? t('common.over', { time: duration(-left) }) : duration(left);
  return (
    <span role="timer" aria-live="off" aria-label={label}>
      <span className={styles.clock} data-size={size} data-tone={tone}>
        {text}
      </span>
      {totalMs !== undefined && <Track part={1 - Math.max(0, left) / totalMs} />}
    </span>
  );
}

export type ElapsedProps = {
  since: number;
  limitMs?: number | null; // from four fifths of it on it turns amber, past it vermilion
  size?: 'normal' | 'large';
  label: string;
};

/** Time gone by, against its limit. */
export function Elapsed({ since, limitMs = null, size = 'normal', label }: ElapsedProps) {
  const gone = Math.max(0, useNow() - since);
  return (
    <span role="timer" aria-live="off" aria-label={label}>
      <span className={styles.clock} data-size={size} data-tone={toneOf(gone, limitMs)}>
        {duration(gone)}
      </span>
    </span>
  );
}

export function toneOf(goneMs: number, limitMs: number | null): 'plain' | 'hold' | 'refuse' {
  if (limitMs === null || goneMs < limitMs * 0.8) return 'plain';
  return goneMs < limitMs ? 'hold' : 'refuse';
}

function Track({ part }: { part: number }) {
  return (
    <span className={styles.track} aria-hidden>
      <span style={{ width: `${Math.round(Math.min(1, Math.max(0, part)) * 100)}%` }} />
    </span>
  );
}
