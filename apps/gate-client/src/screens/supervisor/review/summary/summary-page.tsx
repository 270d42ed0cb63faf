import { IconPrinter } from '@tabler/icons-react';
import type { NightSummary } from '@cordon/protocol/review/summary.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { nightRoutes } from '@cordon/protocol/wire/http/nights.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useWords } from '../../../../i18n/words.tsx';
import { ActionButton } from '../../../../ui/buttons/button.tsx';
import { Notice } from '../../../../ui/page/notice.tsx';
import { EmptyState } from '../../../../ui/page/screen.tsx';
import { DayPicker, useDay } from '../day-picker.tsx';
import styles from '../review.module.css';
import { AlertFigures } from './alert-figures.tsx';
import { visitsIn } from './figures.ts';
import { KeyFigures, FailFigures, OtherFigures, VisitFigures } from './night-figures.tsx';
import { NightReport } from './night-report.tsx';

/** A night in figures: for the morning's report, on the screen and on paper. */
export function SummaryPage({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const when = useDay(site);
  const { day, tonight } = when;
  const { value: night, refusal, again } = useAnswer(nightRoutes['GET /nights/:day/summary'], { params: { day } });
  return (
    <>
      <header className={styles.top}>
        <DayPicker night={when} />
        <span className={styles.noPrint}>
          <ActionButton
            size="desk"
            disabled={night === null}
            icon={<IconPrinter size="1.2em" aria-hidden />}
            onPress={() => {
              globalThis.print();
            }}
          >
            {t('review.print')}
          </ActionButton>
        </span>
      </header>
      <div className={styles.heading}>
        <h2>{t('review.summaryOf', { site: words.label(site.name), day })}</h2>
        {night !== null && (
          <p className={styles.soft}>
            {t(day === tonight ? 'review.spanOpen' : 'review.span', {
              from: words.dateTime(night.from),
              until: words.dateTime(night.until),
            })}
          </p>
        )}
      </div>
      <NightReport day={day} />
      {refusal !== null && (
        <Notice
          tone="offline"
          title={t('review.failed')}
          action={<ActionButton onPress={again}>{t('review.retry')}</ActionButton>}
        />
      )}
      {night === null && refusal === null && <p>{t('common.loading')}</p>}
      {night !== null && <Figures summary={night.summary} />}
    </>
  );
}

function Figures({ summary }: { summary: NightSummary }) {
  const { t } = useWords();
  if (visitsIn(summary) === 0) return <EmptyState title={t('review.empty')} text={t('review.emptyText')} />;
  return (
    <>
      <KeyFigures summary={summary} />
      <div className={styles.halves}>
        <VisitFigures summary={summary} />
        <FailFigures summary={summary} />
      </div>
      <AlertFigures summary={summary} />
      <OtherFigures summary={summary} />
    </>
  );
}
