import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { changeLines } from '../../../steps/report-words.ts';
import { duration } from '../../../i18n/format.ts';
import { sideWords } from '../../../i18n/side-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { EmptyState } from '../../../ui/page/screen.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { type ComparedField, comparisonOf } from '../../../watch/comparison.ts';
import styles from './story.module.css';

/** Both readings side by side: the entry's and the exit's. */
export function ComparisonTable({ visit }: { visit: VisitState }) {
  const words = useWords();
  const { t } = words;
  const comparison = comparisonOf(visit);
  if (comparison === null) return null;
  return (
    <>
      <p>
        {t('board.story.readBy', { by: comparison.by, at: words.dateTime(comparison.at) })}
        {comparison.attempt > 1 && ` · ${t('terms.attempt', { count: comparison.attempt })}`}
      </p>
      <DataTable<ComparedField>
        caption={t('board.story.comparison')}
        rows={comparison.fields}
        rowKey={({ rule }) => rule}
        empty={<EmptyState title={t('common.none')} />}
        columns={[
          { key: 'field', header: t('board.story.field'), cell: ({ rule }) => t(`rules.findings.${rule}.title`) },
          {
            key: 'entry',
            header: t('terms.sides.entry'),
            cell: entryCell(visit, comparison.firstAt),
          },
          { key: 'exit', header: t('terms.sides.exit'), cell: ({ rule, exit }) => sideWords(words, rule, exit) },
          { key: 'same', header: t('board.story.outcome'), cell: outcomeCell },
        ]}
      />
    </>
  );
}

function entryCell(visit: VisitState, readAt: number) {
  return (field: ComparedField) => <EntrySide visit={visit} field={field} readAt={readAt} />;
}

type EntrySideProps = { visit: VisitState; field: ComparedField; readAt: number };

/** [U334] What the exit was compared with, and below it what it was corrected to afterwards. */
function EntrySide({ visit, field, readAt }: EntrySideProps) {
  const words = useWords();
  const lines = field.changes.flatMap((change) =>
    changeLines(words, visit, change).map((line) => ({ ...line, change })),
  );
  return (
    <>
      {sideWords(words, field.rule, field.entry)}
      {lines.map(({ was, is, change }) => (
        <span key={`${change.version} ${is}`} className={styles.later} data-changed>
          {words.t('steps.changes.later', { was, is, time: duration(change.at - readAt) })} · {words.by(change.by)}
        </span>
      ))}
    </>
  );
}

function outcomeCell(field: ComparedField) {
  return <Outcome field={field} />;
}

function Outcome({ field: { same, waived } }: { field: ComparedField }) {
  const { t } = useWords();
  if (same) return <StatusBadge size="small" status="pass" word={t('board.story.same')} />;
  return waived ? (
    <StatusBadge size="small" status="hold" word={t('terms.outcomes.waived')} />
  ) : (
    <StatusBadge size="small" status="refuse" word={t('board.story.different')} />
  );
}
