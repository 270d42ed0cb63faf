import type { ReactNode } from 'react';
import type { OpeningWindow } from '@cordon/protocol/site/settings.ts';
import { useWords } from '../../../i18n/words.tsx';
import { clockText } from '@cordon/protocol/local-time.ts';
import { segmentsOf, weekDays } from './week.ts';
import styles from './hours.module.css';

const ticks = [0, 3, 6, 9, 12, 15, 18, 21];
const dayMinutes = 24 * 60;

/** Seven days of 24 hours; what runs past midnight goes on at the left of the next day. */
export function WeekGrid({ hours, clashing }: { hours: readonly OpeningWindow[]; clashing: ReadonlySet<number> }) {
  const { t } = useWords();
  const segments = segmentsOf(hours);
  return (
    <div className={styles.grid} role="group" aria-label={t('office.hours.grid')}>
      <span />
      <div className={styles.ticks} aria-hidden>
        {ticks.map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {hour}
          </span>
        ))}
        <span style={{ left: '100%' }}>24</span>
      </div>
      {weekDays.map((day) => (
        <GridRow key={day} name={t(`terms.weekdays.${day}`)}>
          {segments
            .filter((segment) => segment.day === day)
            .map(({ index, from, to, fromDayBefore }) => (
              <span
                key={`${index} ${from}`}
                className={styles.segment}
                data-clash={clashing.has(index)}
                data-continued={fromDayBefore}
                style={{ left: `${(from / dayMinutes) * 100}%`, width: `${((to - from) / dayMinutes) * 100}%` }}
              >
                {segmentText(from, to)}
              </span>
            ))}
        </GridRow>
      ))}
    </div>
  );
}

function GridRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className={styles.day}>{name}</span>
      <div className={styles.track}>{children}</div>
    </>
  );
}

/* As much as fits into the piece. */
function segmentText(from: number, to: number): string {
  if (to - from < 75) return '';
  if (to - from < 150) return clockText(from);
  return `${clockText(from)}–${to === dayMinutes ? '24:00' : clockText(to)}`;
}
