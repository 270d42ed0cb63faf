import { severities } from '@cordon/protocol/alert/severity.ts';
import type { NightSummary } from '@cordon/protocol/review/summary.ts';
import { alertTitle } from '../../../../i18n/alert-words.ts';
import { useWords } from '../../../../i18n/words.tsx';
import { DataTable } from '../../../../ui/page/data-table.tsx';
import { Panel } from '../../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../../ui/verdict/status-badge.tsx';
import { statusOfSeverity } from '../../alerts/alert-life.ts';
import styles from '../review.module.css';
import { minutesWords, sharePercent } from './figures.ts';

const worstFirst = severities.toReversed();

/** How soon alerts were in hand, and how many of them were for nothing. */
export function AlertFigures({ summary }: { summary: NightSummary }) {
  const words = useWords();
  const { t, number } = words;
  const { alerts, acknowledged, falseAlarms } = summary;
  const severityCell = (severity: (typeof severities)[number]) => (
    <StatusBadge size="small" status={statusOfSeverity(severity)} word={t(`terms.severities.${severity}`)} />
  );
  const shareCell = (row: NightSummary['falseAlarms'][number]) => (
    <span className={styles.share}>
      <span className={styles.track} aria-hidden>
        <span style={{ width: `${sharePercent(row)}%` }} />
      </span>
      {sharePercent(row)} %
    </span>
  );
  return (
    <div className={styles.halves}>
      <Panel title={t('review.inHand')} level={3} flush>
        <DataTable
          caption={t('review.inHand')}
          rows={worstFirst}
          rowKey={(severity) => severity}
          empty={null}
          columns={[
            { key: 'severity', header: t('review.columns.severity'), cell: severityCell },
            {
              key: 'raised',
              header: t('review.columns.raised'),
              align: 'right',
              cell: (severity) => number(alerts[severity]),
            },
            {
              key: 'taken',
              header: t('review.columns.taken'),
              align: 'right',
              cell: (severity) => (severity === 'info' ? t('review.none') : number(acknowledged[severity].count)),
            },
            {
              key: 'median',
              header: t('review.columns.median'),
              align: 'right',
              cell: (severity) => minutesWords(words, acknowledged[severity].median),
            },
            {
              key: 'longest',
              header: t('review.columns.longest'),
              align: 'right',
              cell: (severity) => minutesWords(words, acknowledged[severity].longest),
            },
          ]}
        />
      </Panel>
      <Panel title={t('review.falseAlarms')} level={3} flush>
        <DataTable
          caption={t('review.falseAlarms')}
          rows={falseAlarms}
          rowKey={({ rule }) => rule}
          empty={<p className={styles.pad}>{t('review.falseAlarmsNone')}</p>}
          columns={[
            { key: 'rule', header: t('review.columns.rule'), cell: ({ rule }) => alertTitle(words, rule) },
            { key: 'closed', header: t('review.columns.closed'), align: 'right', cell: ({ closed }) => number(closed) },
            { key: 'false', header: t('review.columns.false'), align: 'right', cell: (row) => number(row.false) },
            { key: 'share', header: t('review.columns.share'), align: 'right', cell: shareCell },
          ]}
        />
      </Panel>
    </div>
  );
}
