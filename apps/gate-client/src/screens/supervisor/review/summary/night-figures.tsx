import type { NightSummary } from '@cordon/protocol/review/summary.ts';
import { useWords } from '../../../../i18n/words.tsx';
import { Facts, Panel } from '../../../../ui/page/screen.tsx';
import { failBars, visitBars, type Bar, minutesWords, visitsIn } from './figures.ts';
import type { ReactNode } from 'react';
import { PlateText } from '../../../../ui/plate/plate-text.tsx';
import styles from '../review.module.css';

type Props = { summary: NightSummary };

export function VisitFigures({ summary }: Props) {
  const words = useWords();
  const title = words.t('review.byStatus');
  return (
    <Panel title={title} level={3}>
      <Bars label={title} bars={visitBars(words, summary)} />
    </Panel>
  );
}

export function FailFigures({ summary }: Props) {
  const words = useWords();
  const title = words.t('review.fails');
  return (
    <Panel title={title} level={3}>
      {summary.fails.length === 0 ? (
        <p className={styles.soft}>{words.t('review.failsNone')}</p>
      ) : (
        <Bars label={title} bars={failBars(words, summary)} />
      )}
    </Panel>
  );
}

/** What was decided by hand, and what went wrong on the way. */
export function OtherFigures({ summary: { overrides, deviations } }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.halves}>
      <Panel title={t('terms.override')} level={3}>
        <Facts
          items={[
            { name: t('review.overrides.asked'), value: overrides.asked },
            { name: t('review.overrides.approved'), value: overrides.approved },
            { name: t('review.overrides.denied'), value: overrides.denied },
            { name: t('review.overrides.lapsed'), value: overrides.lapsed },
          ]}
        />
      </Panel>
      <Panel title={t('terms.deviation')} level={3}>
        <Facts
          items={[
            { name: t('review.deviations.reported'), value: deviations.reported },
            { name: t('review.deviations.breaches'), value: deviations.breaches },
          ]}
        />
      </Panel>
    </div>
  );
}

/** Counts as bars of one scale; the number itself stands beside each. */
function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
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

/** What the first look is for. */
export function KeyFigures({ summary }: { summary: NightSummary }) {
  const words = useWords();
  const { t } = words;
  const { loops, visits, unannounced, unacknowledged, escalations } = summary;
  return (
    <dl className={styles.keys}>
      <Key name={t('review.visits')} value={visitsIn(summary)} note={t('review.unannounced', { count: unannounced })} />
      <Key
        name={t('terms.visitStatus.released')}
        value={visits.released}
        note={t('review.loops', { count: loops.count })}
      />
      <Key name={t('review.medianLoop')} value={minutesWords(words, loops.median)} note={null} />
      <Key
        name={t('review.longestLoop')}
        value={minutesWords(words, loops.longest)}
        note={loops.slowest === null ? null : <PlateText plate={loops.slowest} />}
      />
      <Key name={t('review.unacknowledged')} value={unacknowledged} note={t('review.unacknowledgedNote')} />
      <Key name={t('review.escalations')} value={escalations} note={t('review.escalationsNote')} />
    </dl>
  );
}

function Key({ name, value, note }: { name: string; value: number | string; note: ReactNode }) {
  return (
    <div className={styles.key}>
      <dt>{name}</dt>
      <dd className={styles.keyValue}>{value}</dd>
      {note !== null && <dd className={styles.soft}>{note}</dd>}
    </div>
  );
}
