import type { NightSummary } from '@cordon/protocol/review/summary.ts';
import { useWords } from '../../../../i18n/words.tsx';
import { Facts, Panel } from '../../../../ui/page/screen.tsx';
import styles from '../review.module.css';
import { Bars } from './bars.tsx';
import { failBars, visitBars } from './figures.ts';

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
