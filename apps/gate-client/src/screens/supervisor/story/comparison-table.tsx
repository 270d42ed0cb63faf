import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { sideWords } from '../../../i18n/side-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { EmptyState } from '../../../ui/page/screen.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { type ComparedField, comparisonOf } from '../../../watch/comparison.ts';

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
            cell: ({ rule, entry }) => sideWords(words, rule, entry),
          },
          { key: 'exit', header: t('terms.sides.exit'), cell: ({ rule, exit }) => sideWords(words, rule, exit) },
          { key: 'same', header: t('board.story.outcome'), cell: outcomeCell },
        ]}
      />
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
