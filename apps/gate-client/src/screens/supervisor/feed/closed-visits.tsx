import { type ClosedVisit, isClosed } from '@cordon/protocol/visit/state.ts';
import { plateWords } from '../../../i18n/plate-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { Picture } from '../../../state/picture.ts';
import { visitsIn } from '../../../state/selectors.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import type { Place } from '../../../ui/page/place.ts';
import { EmptyState } from '../../../ui/page/screen.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import type { BoardSearch } from '../supervisor-search.ts';
import { Sheet } from '../../../ui/sheet/sheet.tsx';

type Props = Pick<Picture, 'visits'> & { isOpen: boolean; place: Place<BoardSearch> };

/** Tonight's closed visits: they have left the columns, their stories stay within reach. */
export function ClosedVisits({ visits, isOpen, place }: Props) {
  const words = useWords();
  const { t } = words;
  const closed = visitsIn({ visits })
    .filter(isClosed)
    .toSorted((a, b) => b.closedAt - a.closedAt);
  const openCell = ({ id, declaration }: ClosedVisit) => (
    <ActionButton
      size="desk"
      label={`${t('board.decisions.open')} ${plateWords(declaration.plate)}`}
      onPress={() => {
        place.open({ visit: id });
      }}
    >
      {t('board.decisions.open')}
    </ActionButton>
  );
  return (
    <>
      <ActionButton
        size="desk"
        onPress={() => {
          place.open({ closed: true });
        }}
      >
        {t('board.columns.closed')} {closed.length}
      </ActionButton>
      <Sheet opened={isOpen} onClose={() => place.close('closed')} title={t('board.columns.closed')} size="wide">
        <DataTable<ClosedVisit>
          caption={t('board.columns.closed')}
          rows={closed}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t('board.columns.noneClosed')} />}
          columns={[
            { key: 'at', header: t('board.columns.closedAt'), cell: ({ closedAt }) => words.dateTime(closedAt) },
            { key: 'plate', header: t('board.alerts.plate'), cell: plateCell },
            {
              key: 'outcome',
              header: t('board.alerts.closeOutcome'),
              cell: ({ status }) => t(`terms.visitStatus.${status}`),
            },
            { key: 'by', header: t('board.columns.closedBy'), cell: ({ closedBy }) => words.by(closedBy) },
            { key: 'reason', header: t('common.reason'), cell: ({ reason }) => reason },
            { key: 'open', header: t('board.story.actions'), cell: openCell },
          ]}
        />
      </Sheet>
    </>
  );
}

function plateCell({ declaration }: ClosedVisit) {
  return <PlateText plate={declaration.plate} />;
}
